import { useMemo } from 'react'
import { useSearchParams } from 'wouter'
import type { InputOf } from '../../../src-preload/contract'

const kinds = ['added', 'modified', 'removed'] as const
export const times = ['today', 'yesterday', '24h', '7d', '30d', '90d'] as const

/** What stands in the route for changes that nobody is known of; no actor is called so. */
export const nobody = '?'

/** Empty: any. Days are local, `YYYY-MM-DD`. */
export interface ChangeFilters {
  search: string
  integration: string
  type: string
  change: (typeof kinds)[number] | ''
  /** One of them; none: whatever it is about. */
  fields: string[]
  person: string
  /** Of so many days, the last is today. */
  time: (typeof times)[number] | ''
  from: string
  to: string
  unseen: '1' | ''
}

export const noFilters: ChangeFilters = {
  ...{ search: '', integration: '', type: '', change: '', fields: [], person: '' },
  ...{ time: '', from: '', to: '', unseen: '' },
}

/** Kept in the route, so that a link can set them and Back restores them. */
export function useChangeFilters(): [ChangeFilters, (change: Partial<ChangeFilters>) => void] {
  const [parameters, setParameters] = useSearchParams()
  const read = parameters.toString()
  const filters = useMemo(() => readFilters(new URLSearchParams(read)), [read])
  const change = (changed: Partial<ChangeFilters>) => {
    setParameters(parametersOf({ ...filters, ...changed }), { replace: true })
  }
  return [filters, change]
}

/** The route of the changes that these filters leave. */
export function changesRoute(filters: Partial<ChangeFilters>): string {
  const parameters = parametersOf(filters).toString()
  return parameters ? `/changes?${parameters}` : '/changes'
}

function parametersOf(filters: Partial<ChangeFilters>): URLSearchParams {
  const given = Object.entries(filters).flatMap(([key, values]) => [values].flat().map((one) => [key, one]))
  return new URLSearchParams(given.filter(([, value]) => value !== ''))
}

function readFilters(parameters: URLSearchParams): ChangeFilters {
  const text = (key: string) => parameters.get(key) ?? ''
  const day = (key: string) => (/^\d{4}-\d\d-\d\d$/.test(text(key)) ? text(key) : '')
  return {
    search: text('search'),
    integration: text('integration'),
    type: text('type'),
    change: kinds.find((kind) => kind === text('change')) ?? '',
    fields: parameters.getAll('fields'),
    person: text('person'),
    time: times.find((time) => time === text('time')) ?? '',
    from: day('from'),
    to: day('to'),
    unseen: text('unseen') === '1' ? '1' : '',
  }
}

type Asked = Omit<InputOf<'listTimeline'>, 'before' | 'limit' | 'changes'>

/** The filters as the engine takes them. */
export function askedOf(filters: ChangeFilters): Asked {
  const { integration, type, change, fields, person, search, unseen } = filters
  const since = filters.from ? startOf(filters.from) : sinceOf(filters.time)
  const until = filters.to ? startOf(filters.to, 1) : filters.time === 'yesterday' ? daysAgo(0) : null
  return {
    ...(integration && { integrationId: integration }),
    ...(type && { resourceType: type }),
    ...(change && { change }),
    ...(fields.length > 0 && { fields }),
    ...(person && { actor: person === nobody ? null : person }),
    ...(search.trim() && { search: search.trim() }),
    ...(since && { since: since.toISOString() }),
    ...(until && { until: until.toISOString() }),
    ...(unseen && { unseen: true }),
  }
}

function sinceOf(time: ChangeFilters['time']): Date | null {
  switch (time) {
    case '':
      return null
    case 'today':
      return daysAgo(0)
    case 'yesterday':
      return daysAgo(1)
    case '24h':
      return new Date(Date.now() - 24 * 60 * 60_000)
    default:
      return daysAgo(Number.parseInt(time, 10) - 1)
  }
}

/** Midnight of a local day, or of one some days later. */
export function startOf(day: string, later = 0): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later)
}

export function daysAgo(days: number): Date {
  const today = new Date()
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() - days)
}

/** A local day as routes and the engine write it. */
export function dayOf(date: Date): string {
  const part = (number: number) => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${part(date.getMonth() + 1)}-${part(date.getDate())}`
}
