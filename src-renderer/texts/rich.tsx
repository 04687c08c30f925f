import i18next, { type ParseKeys } from 'i18next'
import type { ReactElement } from 'react'
import { setI18n, Trans } from 'react-i18next'

setI18n(i18next)

/** A sentence with elements in it: `<link>…</link>` and `<time/>` in the text are those of `components`. */
export function Rich({
  text,
  values,
  count,
  components,
}: {
  text: ParseKeys
  values?: Record<string, string | number>
  count?: number
  components: Record<string, ReactElement>
}) {
  return (
    <Trans
      i18nKey={text}
      values={values}
      count={count}
      components={components}
      // A name with a “<” in it is no element.
      tOptions={{ interpolation: { escapeValue: true } }}
    />
  )
}
