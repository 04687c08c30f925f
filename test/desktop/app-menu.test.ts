import type { MenuItemConstructorOptions } from 'electron'
import { expect, test, vi } from 'vitest'
import { appMenu } from '../../src-main/desktop/app-menu'

const actions = () => ({
  syncNow: vi.fn(),
  addIntegration: vi.fn(),
  showAlerts: vi.fn(),
  showDataFolder: vi.fn(),
  openGuide: vi.fn(),
})
const all = (menu: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  menu.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? all(item.submenu) : [])])

test('developer tools and reloading are not in the product’s menu', () => {
  for (const platform of ['linux', 'darwin', 'win32'] as const) {
    const roles = all(appMenu(actions(), { platform, devTools: false })).map((item) => item.role)
    expect(roles).not.toContain('toggleDevTools')
    expect(roles).not.toContain('reload')
    // These hold developer tools, as Electron fills them.
    expect(roles).not.toContain('viewMenu')
    expect(all(appMenu(actions(), { platform, devTools: true })).map((item) => item.role)).toContain(
      'toggleDevTools',
    )
  }
})

test('Sightline’s own items do what they say', () => {
  const done = actions()
  const items = all(appMenu(done, { platform: 'linux', devTools: false }))
  const click = (label: string) => (items.find((item) => item.label === label)!.click as () => void)()
  click('Sync Now')
  click('Add Integration…')
  click('Alerts')
  expect(done.syncNow).toHaveBeenCalledOnce()
  expect(done.addIntegration).toHaveBeenCalledOnce()
  expect(done.showAlerts).toHaveBeenCalledOnce()
})
