/*
How the app's words are kept:
 1. All that a user reads is in `en/<area>.json`; `de/<area>.json` has the same keys. No words in components.
 2. `t('rules.suppressDialog.reason')` gives a text: the area, the place, its name. A key that isn't there is a
    type error. Call it while rendering, never once for a whole module: a constant has `get label() { return t(…) }`,
    a list made of such is a function, and a column that differs a little is made by `variant`, not by spreading.
 3. Whole sentences only, with their values in them: `"Revoke “{{name}}”?"`, `t('…', { name })`.
 4. Numbers of things: `"findings_one": "{{count, number}} finding"`, `"findings_other": …`, `t('….findings', { count })`;
    the usual things are in `common.counts`.
 5. Links, code and times within a sentence: `<Rich text="…" components={{ link: <Link href="/rules" /> }} />`
    for `"See <to>the rules</to>."` (rich.tsx).
 6. Words for a value: keys of one object, `` t(`components.statusBadge.${status}`) ``.
 7. Numbers, lists, dates and times on their own: format.ts, never `toLocaleString`.
 8. A new area: its two JSON files, and a line in english.ts and german.ts. test/renderer/texts.test.ts holds the rest.
 9. German: Integration, Ressource, Änderung, Abruf (poll), Regel, Befund (finding), Ausnahme (suppression),
    Meldung (alert), Kanal, Zustellung (delivery), Zusammenfassung (digest), Berechtigung (grant), Prüfung (review),
    Kontrolle, Bestätigung (attestation), geprüft (evaluated); imperative or neutral, “Sie” where nothing else will do.
10. What comes from the engine stays English in every language: names and texts of rules, packs and controls, titles of
    resource types and fields, a connector's guide, errors and their hints, what an alert or a poll's reason says.
*/
import i18next from 'i18next'
import { type Language, languages } from '../../src-preload/words'
import { english } from './english'
import { formatNumber } from './format'
import type { TextKey, Values } from './keys'

export { type Language, languages }

void i18next.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: english } },
  initAsync: false,
  interpolation: { escapeValue: false }, // React escapes.
})
i18next.services.formatter?.add('number', (value) => formatNumber(value))

const others = { de: () => import('./german').then(({ german }) => german) }

/** All that is rendered from now on is in this language. */
export async function speak(language: Language): Promise<void> {
  if (language !== 'en' && !i18next.hasResourceBundle(language, 'translation'))
    i18next.addResourceBundle(language, 'translation', await others[language]())
  await i18next.changeLanguage(language)
}

/** A text of the language that is shown. */
export function t(key: TextKey, values?: Values): string {
  return i18next.t(key as string, values ?? {})
}
