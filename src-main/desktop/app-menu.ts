/** The application's menu, as data. */
import type { MenuItemConstructorOptions } from 'electron'
import type { MenuChoice } from '../../src-preload/contract'
import { apiGuides } from '../engine/connectors/outside-pages'
import { sections } from './sections'
import { type DesktopTexts, texts } from './texts'
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
  const { menu, sections: sectionTitles } = texts()
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
  const settings = to(menu.settings, '#/settings', 'CmdOrCtrl+,')
  const about = to(menu.about, '#/settings/about')

  return [
    ...(mac ? [macMenu(settings, about, menu)] : []),
    {
      label: menu.file,
      submenu: [
        { label: menu.syncNow, accelerator: 'CmdOrCtrl+R', click: () => actions.syncNow() },
        line,
        to(menu.addIntegration, '#/integrations/add', 'CmdOrCtrl+N'),
        {
          label: menu.newBrowser,
          accelerator: 'CmdOrCtrl+Shift+N',
          click: () => actions.openBrowser(),
        },
        line,
        chosen(menu.copyLink, 'copy-link', 'CmdOrCtrl+Shift+L'),
        line,
        ...(mac ? [] : [settings, line]),
        { role: 'close', label: menu.close },
        ...(mac ? [] : [{ role: 'quit', label: menu.quit, accelerator: 'Ctrl+Q' } as const]),
      ],
    },
    {
      role: 'editMenu',
      label: menu.edit,
      submenu: [
        { role: 'undo', label: menu.undo },
        { role: 'redo', label: menu.redo },
        line,
        { role: 'cut', label: menu.cut },
        { role: 'copy', label: menu.copy },
        { role: 'paste', label: menu.paste },
        { role: 'pasteAndMatchStyle', label: menu.pasteAndMatchStyle },
        { role: 'delete', label: menu.delete },
        line,
        { role: 'selectAll', label: menu.selectAll },
      ],
    },
    {
      label: menu.view,
      submenu: [
        {
          label: menu.theme,
          submenu: [
            chosen(menu.themeSystem, 'theme-system'),
            chosen(menu.themeLight, 'theme-light'),
            chosen(menu.themeDark, 'theme-dark'),
            chosen(menu.themeContrast, 'theme-contrast'),
          ],
        },
        line,
        { role: 'resetZoom', label: menu.resetZoom },
        { role: 'zoomIn', label: menu.zoomIn },
        { role: 'zoomOut', label: menu.zoomOut },
        line,
        { role: 'togglefullscreen', label: menu.fullScreen },
        ...(devTools ? [{ role: 'toggleDevTools' } as const] : []),
      ],
    },
    {
      label: menu.go,
      submenu: [
        // The page has these keys itself: while someone types, they are the text's.
        { ...chosen(menu.back, 'back', mac ? 'Cmd+[' : 'Alt+Left'), registerAccelerator: false },
        { ...chosen(menu.forward, 'forward', mac ? 'Cmd+]' : 'Alt+Right'), registerAccelerator: false },
        chosen(menu.search, 'palette', 'CmdOrCtrl+K'),
        line,
        ...sections.map(({ name, route }, index) => to(sectionTitles[name], route, `CmdOrCtrl+${index + 1}`)),
      ],
    },
    {
      role: 'windowMenu',
      label: menu.window,
      submenu: [
        { role: 'minimize', label: menu.minimize },
        { role: 'zoom', label: menu.zoom },
        ...(mac ? [line, { role: 'front', label: menu.front } as const] : []),
      ],
    },
    {
      role: 'help',
      label: menu.help,
      submenu: [
        chosen(menu.shortcuts, 'shortcuts', 'CmdOrCtrl+/'),
        ...apiGuides.map(({ title, url }) => ({ label: title, click: () => actions.openGuide(url) })),
        line,
        to(menu.log, '#/settings/log'),
        to(menu.diagnostics, '#/settings/diagnostics'),
        { label: menu.dataFolder, click: () => actions.showDataFolder() },
        ...(mac ? [] : [line, about]),
      ],
    },
  ]
}

/** macOS's first menu, with what its users look for there. */
function macMenu(settings: Item, about: Item, menu: DesktopTexts['menu']): Item {
  return {
    label: 'Sightline',
    submenu: [
      about,
      line,
      settings,
      line,
      { role: 'services', label: menu.services },
      line,
      { role: 'hide', label: menu.hide },
      { role: 'hideOthers', label: menu.hideOthers },
      { role: 'unhide', label: menu.unhide },
      line,
      { role: 'quit', label: menu.quit },
    ],
  }
}
