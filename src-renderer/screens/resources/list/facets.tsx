import { useState } from 'react'
import type { Facet, ResourceTypeInfo } from '../../../../src-preload/contract'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'
import { formatNumber } from '../../../texts/format'
import { type BrowserView, show } from '../browser/view'

const mostValues = 5
type Value = Facet['values'][number]['value']

/** What the list's columns hold, with counts: one click narrows it down, another one opens it again. */
export function Facets({ view, type }: { view: BrowserView; type: ResourceTypeInfo }) {
  const { integration, search, filters } = view
  const facets = useCall(
    'countFacets',
    { type: type.key, ...(integration ? { integrationId: integration } : {}), search, filters },
    ['pollEnded', 'integrations'],
  )
  // While others are counted, those of before stay.
  const [kept, setKept] = useState<{ type: string; facets: Facet[] } | null>(null)
  if (facets.data && kept?.facets !== facets.data) setKept({ type: type.key, facets: facets.data })
  const shown = facets.data ?? (kept?.type === type.key ? kept.facets : [])
  const useful = shown.filter(({ values }) => values.length > 1)
  if (useful.length === 0) return null

  const chosen = (column: string) => filters.find((one) => one.column === column && one.operator === 'is')
  const toggle = (column: string, value: Value) => {
    const others = filters.filter((one) => one !== chosen(column))
    const isChosen = chosen(column)?.value === value && chosen(column) !== undefined
    show({
      ...{ ...view, type: type.key },
      filters: isChosen ? others : [...others, { column, operator: 'is', value }],
    })
  }
  return (
    <section className="facets" aria-label={t('resources.facets')}>
      {useful.map((facet) => (
        <FacetRow
          key={facet.column}
          facet={facet}
          type={type}
          isChosen={(value) => chosen(facet.column) !== undefined && chosen(facet.column)?.value === value}
          onToggle={(value) => toggle(facet.column, value)}
        />
      ))}
    </section>
  )
}

function FacetRow({
  facet: { column, values, more },
  type,
  isChosen,
  onToggle,
}: {
  facet: Facet
  type: ResourceTypeInfo
  isChosen(value: Value): boolean
  onToggle(value: Value): void
}) {
  const [all, setAll] = useState(false)
  const of = type.columns.find(({ name }) => name === column)
  const shown = all ? values : values.slice(0, mostValues)
  const left = values.length - shown.length
  return (
    <div className="facet">
      <span className="facet-name">{of?.title ?? column}</span>
      {shown.map(({ value, name, count }) => (
        <button
          key={String(value)}
          type="button"
          className="facet-value"
          aria-pressed={isChosen(value)}
          onClick={() => onToggle(value)}
        >
          <span className="truncate">{name ?? written(value, of?.kind)}</span>
          <span className="facet-count">{formatNumber(count)}</span>
        </button>
      ))}
      {(left > 0 || (more && !all)) && (
        <button type="button" className="link small" onClick={() => setAll(true)}>
          {t('resources.moreValues', { count: left })}
        </button>
      )}
    </div>
  )
}

function written(value: Value, kind: string | undefined): string {
  if (value === null || value === '') return t('resources.none')
  if (kind === 'boolean') return value === 1 ? t('common.yes') : t('common.no')
  return typeof value === 'number' ? formatNumber(value) : value
}
