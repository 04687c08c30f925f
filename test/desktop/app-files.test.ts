import { describe, expect, test } from 'vitest'
import { appFile, isAppPage } from '../../src-main/desktop/app-files'
import { rendererHeaders } from '../../src-main/renderer-files'

const folder = '/checkout/out/renderer'

describe('appFile', () => {
  test('serves the page at the root, and files below it with their types', () => {
    expect(appFile(folder, 'app://sightline/')).toEqual({
      path: `${folder}/index.html`,
      type: 'text/html; charset=utf-8',
    })
    expect(appFile(folder, 'app://sightline/#/alerts')?.path).toBe(`${folder}/index.html`)
    expect(appFile(folder, 'app://sightline/assets/index-a1.js?v=2')).toEqual({
      path: `${folder}/assets/index-a1.js`,
      type: 'text/javascript; charset=utf-8',
    })
    expect(appFile(folder, 'app://sightline/assets/a.woff2')?.type).toBe('font/woff2')
  })

  test.each([
    ['the way out, encoded', 'app://sightline/..%2fmain%2findex.js'],
    ['twice', 'app://sightline/%2e%2e%2f%2e%2e%2fsecret.html'],
    ['from below', 'app://sightline/assets/..%2f..%2f..%2fpreload/index.js'],
    ['into a neighbour with the same beginning', 'app://sightline/..%2frenderer-old/index.html'],
    ['with backslashes', 'app://sightline/..%5c..%5csecret.html'],
    ['with a null byte', 'app://sightline/index.html%00.js'],
    ['with a broken escape', 'app://sightline/%e0%a4%a'],
    ['another host', 'app://other/index.html'],
    ['a host that begins like ours', 'app://sightline.example/index.html'],
    ['another scheme', 'file:///etc/passwd.html'],
    ['a kind of file the renderer has none of', 'app://sightline/settings.json'],
    ['a folder', 'app://sightline/assets'],
    ['no URL', 'index.html'],
  ])('refuses %s', (_, url) => {
    expect(appFile(folder, url)).toBeNull()
  })

  test('a plain “..” can’t leave the folder', () => {
    expect(appFile(folder, 'app://sightline/../../index.html')?.path).toBe(`${folder}/index.html`)
  })
})

test('isAppPage is true of the page itself alone', () => {
  expect(isAppPage('app://sightline/')).toBe(true)
  expect(isAppPage('app://sightline/#/browser?type=segment_user')).toBe(true)
  expect(isAppPage('app://sightline/assets/a.svg')).toBe(false)
  expect(isAppPage('app://evil/#/')).toBe(false)
  expect(isAppPage('https://sightline/')).toBe(false)
  expect(isAppPage('about:blank')).toBe(false)
})

test('the policy allows nothing from elsewhere and no eval', () => {
  const policy = rendererHeaders()['content-security-policy']
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self';")
  expect(policy).not.toMatch(/https?:|\*|unsafe-eval/)
})
