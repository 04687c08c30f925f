import type { Column, OutputOf } from '../../../../src-preload/contract'
import { isFingerprint } from '../../../components/values/fingerprint'
import { isPair, nameOf } from '../../../components/values/naming'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'

export interface Suggestion {
  text: string
  /** How many resources have it, where that is known. */
  count: number | null
}

/** Values that a column has, the most frequent first; of lists, the names of what is in them. */
export function useSuggestions(
  type: string,
  column: Column | undefined,
  integrationId: string | null,
): Suggestion[] {
  const values = useCall(
    'listValues',
    column && column.kind !== 'boolean'
      ? { type, column: column.name, ...(integrationId ? { integrationId } : {}) }
      : null,
  )
  if (column?.kind === 'boolean')
    return [t('common.yes'), t('common.no')].map((text) => ({ text, count: null }))
  return column && values.data ? suggestionsFrom(column.kind, values.data) : []
}

function suggestionsFrom(kind: Column['kind'], values: OutputOf<'listValues'>): Suggestion[] {
  if (kind === 'json') {
    const names = new Set(values.flatMap(({ value }) => namesIn(String(value ?? 'null'))))
    return [...names].map((text) => ({ text, count: null }))
  }
  return values.flatMap(({ value, count }) =>
    value === null || value === '' ? [] : [{ text: String(value), count }],
  )
}

function namesIn(json: string): string[] {
  const value: unknown = JSON.parse(json)
  const parts = Array.isArray(value) ? value : [value]
  return parts.flatMap((part) => {
    // A pair is not written as “key:value” where it is searched.
    const name = isPair(part) ? part.value : nameOf(part)
    return name === null || isFingerprint(name) ? [] : [name]
  })
}
