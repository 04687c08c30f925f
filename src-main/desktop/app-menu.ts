/** The application's menu, as data. */
import type { MenuItemConstructorOptions } from 'electron'

export interface MenuActions {
  syncNow(): void
  addIntegration(): void
  showAlerts(): void
  showDataFolder(): void
  openGuide(): void
}

export function appMenu(
  actions: MenuActions,
  { platform, devTools }: { platform: NodeJS.Platform; devTools: boolean },
): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin'
  const own: MenuItemConstructorOptions[] = [
    { label: 'Sync Now', accelerator: 'CmdOrCtrl+R', click: () => actions.syncNow() },
    { label: 'Add Integration…', accelerator: 'CmdOrCtrl+N', click: () => actions.addIntegration() },
    { label: 'Alerts', accelerator: 'CmdOrCtrl+Shift+A', click: () => actions.showAlerts() },
  ]
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: 'Sightline',
      submenu: [
        ...own,
        { type: 'separator' },
        mac ? { role: 'close' } : { role: 'quit', label: 'Quit Sightline' },
      ],
    },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(devTools ? [{ role: 'toggleDevTools' } as const] : []),
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        { label: 'Segment’s Guide to Its Public API', click: () => actions.openGuide() },
        { label: 'Show Data Folder', click: () => actions.showDataFolder() },
        ...(mac
          ? []
          : [{ type: 'separator' } as const, { role: 'about', label: 'About Sightline' } as const]),
      ],
    },
  ]
}
