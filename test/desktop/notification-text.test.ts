import { expect, test } from 'vitest'
import { notificationRoute, notificationText } from '../../src-main/desktop/notification-text'
import { alert } from './samples'

test('one alert: its title, and what it is about', () => {
  expect(notificationText([alert({ details: ['ann@acme.com', 'bob@acme.com'] })])).toEqual({
    title: '4 workspace owners in Acme',
    body: 'ann@acme.com\nbob@acme.com',
  })
})

test('at most four are named', () => {
  const details = ['a', 'b', 'c', 'd', 'e', 'f']
  expect(notificationText([alert({ details })]).body).toBe('a\nb\nc\nd\nand 2 more')
})

test('a batch is told by its worst, the others’ names say which they are', () => {
  const batch = [
    alert({ severity: 'medium', title: 'A source without labels', details: ['Web'] }),
    alert({ severity: 'critical', title: 'An owner from outside', details: ['eve@else.com'] }),
  ]
  expect(notificationText(batch)).toEqual({
    title: 'An owner from outside',
    body: 'eve@else.com\nA source without labels: Web',
  })
})

test('what got worse comes before what got better', () => {
  const batch = [
    alert({ kind: 'resolved', severity: 'critical', title: 'Resolved', details: ['a'] }),
    alert({ kind: 'opened', severity: 'low', title: 'Opened', details: ['b'] }),
  ]
  expect(notificationText(batch).title).toBe('Opened')
  expect(notificationText([batch[0]!]).title).toBe('Resolved')
})

test('a click leads to what it is about: one finding, a rule, all of a first look, or else the alerts', () => {
  const finding = (findingId: number) => ({
    findingId,
    resourceType: 'segment_user',
    resourceId: `${findingId}`,
    resourceName: 'Ann',
  })
  const one = alert({ ruleId: 'owners', findings: [finding(7)] })
  expect(notificationRoute([one])).toBe('#/rules/owners?finding=7')
  expect(notificationRoute([alert({ ruleId: 'owners', findings: [finding(7), finding(8)] })])).toBe(
    '#/rules/owners',
  )
  const first = alert({ kind: 'first_look', ruleId: null, findings: [], integrationId: 'acme' })
  expect(notificationRoute([first])).toBe('#/rules/-/findings?integration=acme')
  expect(notificationRoute([one, first])).toBe('#/alerts')
})
