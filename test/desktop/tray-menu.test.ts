import type { MenuItemConstructorOptions } from 'electron'
import { expect, onTestFinished, test, vi } from 'vitest'
import { speak } from '../../src-main/desktop/texts'
import { type TrayActions, trayMenu, traySign, trayTooltip } from '../../src-main/desktop/tray-menu'
import { alert, overview } from './samples'

const actions = (): TrayActions => ({
  syncNow: vi.fn(),
  setAllEnabled: vi.fn(),
  showAlerts: vi.fn(),
  open: vi.fn(),
  quit: vi.fn(),
})
const acme = { name: 'Acme', reason: 'No.' }
const item = (menu: MenuItemConstructorOptions[], id: string) => menu.find((entry) => entry.id === id)
const click = (menu: MenuItemConstructorOptions[], id: string) => (item(menu, id)!.click as () => void)()

test('the sign is the worst that is true', () => {
  const findings = { critical: 0, high: 0, medium: 2, low: 0 }
  expect(traySign(null)).toBe('empty')
  expect(traySign(overview({ state: 'empty' }))).toBe('empty')
  expect(traySign(overview())).toBe('well')
  expect(traySign(overview({ state: 'findings', findings }))).toBe('mild')
  expect(traySign(overview({ state: 'findings', findings: { ...findings, high: 1 } }))).toBe('severe')
  expect(traySign(overview({ state: 'findings', findings: { ...findings, critical: 1 } }))).toBe('severe')
  expect(traySign(overview({ state: 'paused' }))).toBe('paused')
  expect(traySign(overview({ state: 'not_ready' }))).toBe('not_ready')
  expect(traySign(overview({ state: 'first_poll' }))).toBe('empty')
  expect(traySign(overview({ state: 'not_evaluated' }))).toBe('mild')
})

test('the tooltip is a sentence, and the findings by severity, of those there are', () => {
  expect(trayTooltip(overview())).toBe('Sightline: All is well: no open findings')
  const findings = { critical: 0, high: 2, medium: 0, low: 1 }
  expect(trayTooltip(overview({ state: 'findings', findings }))).toBe(
    'Sightline: 3 open findings\n2 high, 1 low',
  )
  const named = { name: 'Acme', reason: 'x'.repeat(300) }
  expect(trayTooltip(overview({ state: 'not_ready', notReady: 1, named }))).toHaveLength(127)
})

test('the menu offers what can be done now', () => {
  const enabled = (part: Parameters<typeof overview>[0]) => {
    const menu = trayMenu(overview(part), actions())
    return ['sync', 'pause', 'resume'].filter((id) => item(menu, id)?.enabled)
  }
  expect(enabled({ integrations: 0, state: 'empty' })).toEqual([])
  expect(enabled({ integrations: 2 })).toEqual(['sync', 'pause'])
  expect(enabled({ integrations: 2, paused: 1 })).toEqual(['sync', 'pause', 'resume'])
  expect(enabled({ integrations: 2, paused: 2, state: 'paused' })).toEqual(['resume'])
})

test('before the engine’s first word there is still a way in and out', () => {
  const menu = trayMenu(null, actions())
  expect(item(menu, 'summary')?.label).toBe('Sightline is starting.')
  expect(item(menu, 'sync')?.enabled).toBe(false)
  expect(item(menu, 'open')?.enabled).not.toBe(false)
  expect(item(menu, 'quit')?.enabled).not.toBe(false)
})

test('the latest five alerts are in it, and open the list', () => {
  const done = actions()
  const latestAlerts = [1, 2, 3, 4, 5, 6].map((id) => alert({ id, title: `Alert ${id}` }))
  const menu = trayMenu(overview({ latestAlerts }), done)
  const labels = menu.map((entry) => entry.label).filter((label) => label?.startsWith('Alert '))
  expect(labels).toEqual(['Alert 1', 'Alert 2', 'Alert 3', 'Alert 4', 'Alert 5'])
  click(menu, 'alert-3')
  expect(done.showAlerts).toHaveBeenCalledOnce()
  expect(item(trayMenu(overview(), done), 'alerts')?.label).toBe('No alerts yet')
})

test('its items do what they say', () => {
  const done = actions()
  const menu = trayMenu(overview({ integrations: 2, paused: 1 }), done)
  for (const id of ['sync', 'open', 'quit']) click(menu, id)
  expect(done.syncNow).toHaveBeenCalledOnce()
  expect(done.open).toHaveBeenCalledOnce()
  expect(done.quit).toHaveBeenCalledOnce()
  click(menu, 'pause')
  expect(done.setAllEnabled).toHaveBeenLastCalledWith(false)
  click(menu, 'resume')
  expect(done.setAllEnabled).toHaveBeenLastCalledWith(true)
})

test('names given by others neither underline letters nor widen the menu', () => {
  const menu = trayMenu(overview({ latestAlerts: [alert({ title: `R&D ${'x'.repeat(200)}` })] }), actions())
  const label = item(menu, 'alert-1')?.label ?? ''
  expect(label.startsWith('R&&D ')).toBe(true)
  expect(label.length).toBeLessThan(85)
})

test('in German the tray’s own words are German', () => {
  speak('de')
  onTestFinished(() => speak('en'))
  const found = overview({ state: 'findings', findings: { critical: 0, high: 2, medium: 0, low: 1 } })
  expect(trayMenu(found, actions()).map(({ label }) => label)).toEqual(
    expect.arrayContaining(['3 offene Befunde', 'Jetzt abrufen', 'Sightline öffnen', 'Sightline beenden']),
  )
  expect(trayTooltip(found)).toBe('Sightline: 3 offene Befunde\n2 hoch, 1 niedrig')
})

test.each<[string, Parameters<typeof overview>[0]]>([
  ['Noch ist nichts verbunden', { state: 'empty' }],
  ['Acme ist nicht zu überwachen: No.', { state: 'not_ready', notReady: 1, named: acme }],
  ['Acme und 2 weitere sind nicht zu überwachen: No.', { state: 'not_ready', notReady: 3, named: acme }],
  ['1 offener Befund', { state: 'findings', findings: { critical: 1, high: 0, medium: 0, low: 0 } }],
  ['Alles ist deaktiviert', { state: 'paused', integrations: 2, paused: 2 }],
  ['1 von 2 deaktiviert, keine offenen Befunde', { state: 'paused', integrations: 2, paused: 1 }],
  ['Acme wird zum ersten Mal gelesen …', { state: 'first_poll', named: acme }],
  ['1.200 Integrationen werden zum ersten Mal gelesen …', { state: 'first_poll', integrations: 1200 }],
  [
    'Keine offenen Befunde, aber 1 Regel konnte nicht geprüft werden',
    { state: 'not_evaluated', notEvaluated: 1 },
  ],
  ['Alles in Ordnung: keine offenen Befunde', {}],
])('in German the tray says “%s”', (sentence, part) => {
  speak('de')
  onTestFinished(() => speak('en'))
  expect(item(trayMenu(overview(part), actions()), 'summary')?.label).toBe(sentence)
})
