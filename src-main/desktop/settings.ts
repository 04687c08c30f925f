/** What only the desktop app remembers. All else is the engine's, and in the database. */
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import Store from 'electron-store'
import { z } from 'zod'
import { type Language, languages, type UpdateMode, updateModes } from '../../src-preload/contract'
import { mostBrowsers, type OpenBrowser, openBrowserSchema } from './open-browsers'
import { type WindowPlace, windowPlaceSchema } from './window-place'

const settingsSchema = z.object({
  /** By the window's name. */
  windows: z.record(z.string().max(60), windowPlaceSchema),
  /** The resource browser windows that are open, or were when the app ended. */
  browsers: z.array(openBrowserSchema).max(mostBrowsers),
  closeNoticeShown: z.boolean(),
  askedAboutLogin: z.boolean(),
  /** That of the pages; null until one said. */
  language: z.enum(languages).nullable(),
  updates: z.enum(updateModes),
})
type Content = z.infer<typeof settingsSchema>
const defaults: Content = {
  windows: {},
  browsers: [],
  closeNoticeShown: false,
  askedAboutLogin: false,
  language: null,
  updates: 'off',
}

export interface Settings {
  windowPlace(name: string): WindowPlace | null
  rememberWindowPlace(name: string, place: WindowPlace): void
  browsers: OpenBrowser[]
  closeNoticeShown: boolean
  askedAboutLogin: boolean
  language: Language | null
  updates: UpdateMode
  /** Where a file that could not be used was put aside just now; null if all was well. */
  readonly brokenFile: string | null
}

/** Opens `settings.json` in `folder`. A broken one is kept under another name, and the defaults take its place. */
export function openSettings(folder: string): Settings {
  let brokenFile: string | null = null
  let store: Store<Content>
  try {
    store = openStore(folder)
  } catch {
    brokenFile = join(folder, `settings.broken-${Date.now()}.json`)
    renameSync(join(folder, 'settings.json'), brokenFile)
    store = openStore(folder)
  }
  return {
    brokenFile,
    windowPlace: (name) => store.get('windows')[name] ?? null,
    rememberWindowPlace: (name, place) => store.set('windows', { ...store.get('windows'), [name]: place }),
    get browsers() {
      return store.get('browsers')
    },
    set browsers(open) {
      store.set('browsers', open)
    },
    get closeNoticeShown() {
      return store.get('closeNoticeShown')
    },
    set closeNoticeShown(shown) {
      store.set('closeNoticeShown', shown)
    },
    get askedAboutLogin() {
      return store.get('askedAboutLogin')
    },
    set askedAboutLogin(asked) {
      store.set('askedAboutLogin', asked)
    },
    get language() {
      return store.get('language')
    },
    set language(language) {
      store.set('language', language)
    },
    get updates() {
      return store.get('updates')
    },
    set updates(mode) {
      store.set('updates', mode)
    },
  }
}

/** Throws if the file is no JSON, or not of our shape. */
function openStore(folder: string): Store<Content> {
  const store = new Store<Content>({ name: 'settings', cwd: folder, configFileMode: 0o600, defaults })
  settingsSchema.parse(store.store)
  return store
}
