/** The application's menu, as data. */
import type { MenuItemConstructorOptions } from 'electron'
import type { MenuChoice } from '../../src-preload/contract'
import { apiGuides } from '../engine/connectors/outside-pages'
import { sections } from './sections'
import type { Route } from './windows'

export interface MenuActions {
  syncNow(): void
  open(route: Route): void
  openBrowser(): void
  /** What the page in front does. */
  choose(choice: MenuChoice): void
  showDataFolder(): void
  openGuide(url: string): void
}

type Item = MenuItemConstructorOptions
const line: Item = { type: 'separator' }

export function appMenu(
  actions: MenuActions,
  { platform, devTools }: { platform: NodeJS.Platform; devTools: boolean },
): Item[] {
  const mac = platform === 'darwin'
  const to = (label: string, route: Route, accelerator?: string): Item => ({
    label,
    accelerator,
    click: () => actions.open(route),
  })
  const chosen = (label: string, choice: MenuChoice, accelerator?: string): Item => ({
    label,
    accelerator,
    click: () => actions.choose(choice),
  })
  const settings = to('Settings…', '#/settings', 'CmdOrCtrl+,')
  const about = to('About Sightline', '#/settings/about')

  return [
    ...(mac ? [macMenu(settings, about)] : []),
    {
      label: 'File',
      submenu: [
        { label: 'Sync Now', accelerator: 'CmdOrCtrl+R', click: () => actions.syncNow() },
        line,
        to('Add Integration…', '#/integrations/add', 'CmdOrCtrl+N'),
        {
          label: 'New Resource Browser',
          accelerator: 'CmdOrCtrl+Shift+N',
          click: () => actions.openBrowser(),
        },
        line,
        chosen('Copy Link to This Page', 'copy-link', 'CmdOrCtrl+Shift+L'),
        line,
        ...(mac ? [] : [settings, line]),
        { role: 'close' },
        ...(mac ? [] : [{ role: 'quit', label: 'Quit Sightline', accelerator: 'Ctrl+Q' } as const]),
      ],
    },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        {
          label: 'Theme',
          submenu: [
            chosen('Like the System', 'theme-system'),
            chosen('Light', 'theme-light'),
            chosen('Dark', 'theme-dark'),
            chosen('High Contrast', 'theme-contrast'),
          ],
        },
        line,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        line,
        { role: 'togglefullscreen' },
        ...(devTools ? [{ role: 'toggleDevTools' } as const] : []),
      ],
    },
    {
      label: 'Go',
      submenu: [
        // The page has these keys itself: while someone types, they are the text's.
        { ...chosen('Back', 'back', mac ? 'Cmd+[' : 'Alt+Left'), registerAccelerator: false },
        { ...chosen('Forward', 'forward', mac ? 'Cmd+]' : 'Alt+Right'), registerAccelerator: false },
        chosen('Search…', 'palette', 'CmdOrCtrl+K'),
        line,
        ...sections.map(({ title, route }, index) => to(title, route, `CmdOrCtrl+${index + 1}`)),
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        chosen('Keyboard Shortcuts', 'shortcuts', 'CmdOrCtrl+/'),
        ...apiGuides.map(({ title, url }) => ({ label: title, click: () => actions.openGuide(url) })),
        line,
        to('Log', '#/settings/log'),
        to('Diagnostics…', '#/settings/diagnostics'),
        { label: 'Show Data Folder', click: () => actions.showDataFolder() },
        ...(mac ? [] : [line, about]),
      ],
    },
  ]
}

/** macOS's first menu, with what its users look for there. */
function macMenu(settings: Item, about: Item): Item {
  return {
    label: 'Sightline',
    submenu: [
      about,
      line,
      settings,
      line,
      { role: 'services' },
      line,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      line,
      { role: 'quit' },
    ],
  }
}
