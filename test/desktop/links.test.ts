import { expect, test } from 'vitest'
import { linkTarget } from '../../src-main/desktop/links'

test('the app’s own browser route becomes a window', () => {
  expect(linkTarget('app://sightline/#/browser/segment_user')).toEqual({
    kind: 'window',
    route: '#/browser/segment_user',
  })
  expect(linkTarget('app://sightline/#/browser?type=segment_user').kind).toBe('window')
  expect(linkTarget('app://sightline/#/browser').kind).toBe('window')
})

test('who may touch a resource is told in the main window', () => {
  expect(linkTarget('app://sightline/#/access/of/1/segment_source/2')).toEqual({
    kind: 'main',
    route: '#/access/of/1/segment_source/2',
  })
})

test.each([
  'https://segment.com/docs/api/public-api/',
  'https://docs.segment.com/x',
  'https://app.segment.com/acme/sources/web/overview',
  'https://www.twilio.com/docs',
])('%s opens outside', (url) => {
  expect(linkTarget(url)).toEqual({ kind: 'outside', url })
})

test.each([
  'app://sightline/#/integrations',
  'app://sightline/#/browserish',
  'app://other/#/browser',
  'app://sightline/index.js#/browser',
  'http://segment.com/docs',
  'https://segment.com.evil.example/',
  'https://evil.example/segment.com',
  'https://segment.com@evil.example/',
  'https://user@segment.com/',
  'https://segment.com:8443/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'about:blank',
  '',
])('%s is denied', (url) => {
  expect(linkTarget(url)).toEqual({ kind: 'denied' })
})
