import i18next, { type ParseKeys } from 'i18next'
import type { ReactElement } from 'react'
import { setI18n, Trans } from 'react-i18next'

setI18n(i18next)

// Its own types try every key with every element, which is more than the compiler takes.
const Sentence = Trans as unknown as (props: {
  i18nKey: string
  values?: Record<string, string | number>
  count?: number
  components: Record<string, ReactElement>
  tOptions: { interpolation: { escapeValue: boolean } }
}) => ReactElement

/** A sentence with elements in it: `<link>…</link>` and `<time/>` in the text are those of `components`. */
export function Rich({
  text,
  ...parts
}: {
  text: ParseKeys
  values?: Record<string, string | number>
  count?: number
  components: Record<string, ReactElement>
}) {
  // A name with a “<” in it is no element.
  return <Sentence i18nKey={text} {...parts} tOptions={{ interpolation: { escapeValue: true } }} />
}
