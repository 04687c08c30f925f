import { expect, test } from 'vitest'
import { dataFolderFrom } from '../../src-main/desktop/command-line'
import { routeInArguments } from '../../src-main/desktop/link-arguments'
import { appLink, routeOfLink } from '../../src-preload/app-link'

test.each([
  '#/',
  '#/rules/segment-source-without-labels',
  '#/rules/segment-source-without-labels?finding=7',
  '#/rules/-/findings?severity=critical&finding=7',
  '#/browser/1f/segment_source/a%2Fb%20c?tab=changes',
  '#/browser?type=segment_user&search=%C3%A4',
  '#/access/map',
  '#/access/of/1/segment_user/2',
  '#/access/of/1/segment_role/2?through=3',
  '#/changes?fields=name&fields=permissions%5B1%5D.role&person=%3F&time=7d',
  '#/alerts/rules/3',
  '#/query?saved=users-in-no-group',
])('a link to %s leads there', (route) => {
  expect(routeOfLink(appLink(route))?.replaceAll('+', '%20')).toBe(route)
})

test('Windows’ slash at its end, and capitals of the scheme, are no matter', () => {
  expect(routeOfLink('SIGHTLINE://open/rules/')).toBe('#/rules')
  expect(routeOfLink('sightline://open')).toBe('#/')
})

test.each([
  'sightline://open/nowhere',
  'sightline://open/rules/a/b/c/d',
  'sightline://open/rules/-/new',
  'sightline://open/query?sql=DELETE+FROM+segment_user&run',
  'sightline://open/query?saved=x&run',
  'sightline://open/rules/%00',
  'sightline://open/rules/%E0%A4%A',
  'sightline://open/rules/x?onload%3D=1',
  'sightline://open/rules/x#/integrations/add',
  'sightline://open/javascript:alert(1)',
  'sightline://open/https://evil.example/',
  'sightline://open:80/rules',
  'sightline://user@open/rules',
  'sightline://evil.example/rules',
  'sightline://start/rules',
  'sightline:open/rules',
  'sightline:rules',
  'app://sightline/#/rules',
  'https://open/rules',
  `sightline://open/rules/${'x'.repeat(3000)}`,
  'sightline://open/rules/a b',
  'sightline://open/rules/x --data-dir /tmp',
  '',
])('%s does nothing', (link) => {
  expect(routeOfLink(link)).toBeNull()
})

test('of a start’s arguments, the link is taken, and nothing of it as an option', () => {
  expect(routeInArguments(['/opt/sightline', '--data-dir', '/x', 'sightline://open/alerts'])).toBe('#/alerts')
  expect(routeInArguments(['/opt/sightline', 'sightline://evil'])).toBeNull()
  expect(routeInArguments(['/opt/sightline', '/some/file'])).toBeNull()
  const env = { SIGHTLINE_DATA_DIR: '/env' }
  expect(dataFolderFrom(['--', 'sightline://open/', '--data-dir', '/theirs'], env)).toBe('/env')
})
