import i18next from 'i18next'
import type { ReactElement } from 'react'
import { setI18n, Trans } from 'react-i18next'
import type { TextKey, Values } from './keys'

setI18n(i18next)

/**
 * A sentence with elements in it: `<to>…</to>` and `<time/>` in the text are those of `components`. None is called like
 * one of HTML's that has nothing in it, as `link`: it would be taken for that one.
 */
export function Rich({
  text,
  ...parts
}: {
  text: TextKey
  values?: Values
  count?: number
  components: Record<string, ReactElement>
}) {
  // A name with a “<” in it is no element.
  return <Trans i18nKey={text as string} {...parts} tOptions={{ interpolation: { escapeValue: true } }} />
}
