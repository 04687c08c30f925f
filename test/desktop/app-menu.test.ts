import type { MenuItemConstructorOptions } from 'electron'
import { expect, test, vi } from 'vitest'
import { appMenu, type MenuActions } from '../../src-main/desktop/app-menu'
import { sections as menuSections } from '../../src-main/desktop/sections'
import { appLink, routeOfLink } from '../../src-preload/app-link'
import { sections } from '../../src-renderer/components/shell/sections'

const platforms = ['linux', 'darwin', 'win32'] as const
const actions = () =>
  ({
    syncNow: vi.fn(),
    open: vi.fn(),
    openBrowser: vi.fn(),
    choose: vi.fn(),
    showDataFolder: vi.fn(),
    openGuide: vi.fn(),
  }) satisfies MenuActions
const all = (menu: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  menu.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? all(item.submenu) : [])])
const itemsOf = (platform: NodeJS.Platform, done: MenuActions = actions(), devTools = false) =>
  all(appMenu(done, { platform, devTools }))

test('developer tools and reloading are not in the product’s menu', () => {
  for (const platform of platforms) {
    const roles = itemsOf(platform).map((item) => item.role)
    expect(roles).not.toContain('toggleDevTools')
    expect(roles).not.toContain('reload')
    // These hold developer tools, as Electron fills them.
    expect(roles).not.toContain('viewMenu')
    expect(itemsOf(platform, actions(), true).map((item) => item.role)).toContain('toggleDevTools')
  }
})

test('every item does something, and no two are under the same keys', () => {
  for (const platform of platforms) {
    const items = itemsOf(platform)
    const idle = items.filter(({ click, role, submenu, type }) => !click && !role && !submenu && !type)
    expect(idle).toEqual([])
    const keys = items.flatMap(({ accelerator }) => (accelerator ? [String(accelerator)] : []))
    expect(keys).toEqual([...new Set(keys)])
  }
})

test('places lead to places that there are', () => {
  const done = actions()
  for (const { label, click } of itemsOf('linux', done))
    if (label && !label.startsWith('Show Data')) (click as (() => void) | undefined)?.()
  const routes = done.open.mock.calls.map(([route]) => route)
  expect(routes).toContain('#/alerts')
  for (const route of routes) expect(routeOfLink(appLink(route))).toBe(route)
  expect(done.choose.mock.calls.flat()).toEqual(
    expect.arrayContaining(['back', 'forward', 'palette', 'shortcuts']),
  )
  expect(done.syncNow).toHaveBeenCalledOnce()
  expect(done.openBrowser).toHaveBeenCalledOnce()
  expect(done.showDataFolder).not.toHaveBeenCalled()
})

test('quitting, settings and About are where each system has them', () => {
  const menuOf = (platform: NodeJS.Platform, label: string) =>
    all(appMenu(actions(), { platform, devTools: false }).filter((item) => item.label === label)).map(
      (item) => item.label ?? item.role,
    )
  expect(menuOf('darwin', 'Sightline')).toEqual(
    expect.arrayContaining(['About Sightline', 'Settings…', 'quit']),
  )
  expect(menuOf('darwin', 'File')).not.toContain('Quit Sightline')
  expect(menuOf('linux', 'File')).toEqual(expect.arrayContaining(['Settings…', 'Quit Sightline']))
  expect(itemsOf('win32').find(({ label }) => label === 'Quit Sightline')?.accelerator).toBe('Ctrl+Q')
})

test('the menu’s sections are the sidebar’s, in its order: their shortcuts go by it', () => {
  expect(menuSections).toEqual(sections.map(({ title, to }) => ({ title, route: `#${to}` })))
})
