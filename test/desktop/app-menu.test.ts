import type { MenuItemConstructorOptions } from 'electron'
import { afterEach, expect, test, vi } from 'vitest'
import { appMenu, type MenuActions } from '../../src-main/desktop/app-menu'
import { sections as menuSections } from '../../src-main/desktop/sections'
import { languageOf, speak, texts } from '../../src-main/desktop/texts'
import german from '../../src-main/desktop/texts/de.json'
import english from '../../src-main/desktop/texts/en.json'
import { apiGuides } from '../../src-main/engine/connectors/outside-pages'
import { appLink, routeOfLink } from '../../src-preload/app-link'
import { sections } from '../../src-renderer/components/shell/sections'
import germanCommon from '../../src-renderer/texts/de/common.json'
import englishCommon from '../../src-renderer/texts/en/common.json'

afterEach(() => speak('en'))

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
    expect.arrayContaining(['About Sightline', 'Settings…', 'Quit Sightline']),
  )
  expect(menuOf('darwin', 'File')).not.toContain('Quit Sightline')
  expect(menuOf('linux', 'File')).toEqual(expect.arrayContaining(['Settings…', 'Quit Sightline']))
  expect(itemsOf('win32').find(({ label }) => label === 'Quit Sightline')?.accelerator).toBe('Ctrl+Q')
})

test('the menu’s sections are the sidebar’s, in its order: their shortcuts go by it', () => {
  expect(menuSections.map(({ route }) => route)).toEqual(sections.map(({ to }) => `#${to}`))
  for (const [language, { sections: titles }] of [
    ['en', englishCommon],
    ['de', germanCommon],
  ] as const) {
    speak(language)
    for (const { name } of menuSections) expect(texts().sections[name]).toBe(titles[name])
  }
})

test('in German, every item has German words, and does the same', () => {
  for (const platform of platforms) {
    speak('en')
    const inEnglish = itemsOf(platform)
    speak('de')
    const inGerman = itemsOf(platform)
    const shape = (items: MenuItemConstructorOptions[]) =>
      items.map(({ role, accelerator, type }) => ({ role, accelerator, type }))
    expect(shape(inGerman)).toEqual(shape(inEnglish))
    // A role alone would bring Electron's English word.
    expect(inGerman.filter(({ label, type }) => !label && type !== 'separator')).toEqual([])
    const same = inGerman.filter(({ label }, index) => label && label === inEnglish[index]?.label)
    // A provider's guide is English itself.
    const alike = new Set(['Sightline', 'Compliance', ...apiGuides.map(({ title }) => title)])
    expect(same.filter(({ label }) => !alike.has(label!))).toEqual([])
  }
  expect(itemsOf('linux').map(({ label }) => label)).toEqual(
    expect.arrayContaining(['Datei', 'Jetzt abrufen', 'Sightline beenden', 'Rückgängig']),
  )
})

test('German says all that English says, with the same values in it', () => {
  const flat = (words: object, before = ''): [string, string][] =>
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [[before + key, value]] : flat(value, `${before}${key}.`),
    )
  const shape = (words: object) =>
    flat(words).map(([key, text]) => [key, text.match(/\{\{\w+\}\}/g)?.join(), text.trim() === ''])
  expect(shape(german)).toEqual(shape(english))
})

test('the system’s first language that Sightline speaks is spoken, else English', () => {
  expect(languageOf(['fr-FR', 'de-AT', 'en-GB'])).toBe('de')
  expect(languageOf(['en-US', 'de'])).toBe('en')
  expect(languageOf(['fr', 'constructor'])).toBe('en')
})
