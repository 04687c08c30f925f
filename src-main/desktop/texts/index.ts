/** The words of menus, tray, notifications, Electron’s dialogs and this host’s settings. What the engine says of an alert or a poll stays English. */
import type { Language } from '../../../src-preload/contract'
import german from './de.json'
import english from './en.json'

export type DesktopTexts = typeof english

const all: Record<Language, DesktopTexts> = { en: english, de: german }
let spoken: Language = 'en'

/** All that is shown from now on is in this language. */
export function speak(language: Language): void {
  spoken = language
}

export const texts = (): DesktopTexts => all[spoken]

/** The language Sightline speaks where none was chosen, by what the system is set to. */
export function languageOf(systemLanguages: string[]): Language {
  for (const tag of systemLanguages) {
    const [language = ''] = tag.toLowerCase().split(/[-_]/)
    if (Object.hasOwn(all, language)) return language as Language
  }
  return 'en'
}

/** A text with its values in it. */
export function filled(text: string, values: Record<string, string>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '')
}

/** A number as the language writes it. */
export const asNumber = (value: number): string => value.toLocaleString(spoken)
