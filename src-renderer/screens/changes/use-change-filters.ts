import { useMemo } from 'react'
import { useSearchParams } from 'wouter'
import type { InputOf } from '../../../src-preload/contract'

const kinds = ['added', 'modified', 'removed'] as const
export const presets = ['1', '7', '30', '90'] as const

/** What stands in the route for changes that nobody is known of; no actor is called so. */
export const nobody = '?'

/** Empty: any. Days are local, `YYYY-MM-DD`. */
export interface ChangeFilters {
  search: string
  integration: string
  type: string
  change: (typeof kinds)[number] | ''
  field: string
  person: string
  /** The last so many days, today among them. */
  days: (typeof presets)[number] | ''
  from: string
  to: string
  unseen: '1' | ''
}

export const noFilters: ChangeFilters = {
  ...{ search: '', integration: '', type: '', change: '', field: '', person: '' },
  ...{ days: '', from: '', to: '', unseen: '' },
}

/** Kept in the route, so that a link can set them and Back restores them. */
export function useChangeFilters(): [ChangeFilters, (change: Partial<ChangeFilters>) => void] {
  const [parameters, setParameters] = useSearchParams()
  const read = parameters.toString()
  const filters = useMemo(() => readFilters(new URLSearchParams(read)), [read])
  const change = (changed: Partial<ChangeFilters>) => {
    const given = Object.entries({ ...filters, ...changed }).filter(([, value]) => value !== '')
    setParameters(Object.fromEntries(given), { replace: true })
  }
  return [filters, change]
}

function readFilters(parameters: URLSearchParams): ChangeFilters {
  const text = (key: string) => parameters.get(key) ?? ''
  const day = (key: string) => (/^\d{4}-\d\d-\d\d$/.test(text(key)) ? text(key) : '')
  return {
    search: text('search'),
    integration: text('integration'),
    type: text('type'),
    change: kinds.find((kind) => kind === text('change')) ?? '',
    field: text('field'),
    person: text('person'),
    days: presets.find((days) => days === text('days')) ?? '',
    from: day('from'),
    to: day('to'),
    unseen: text('unseen') === '1' ? '1' : '',
  }
}

type Asked = Omit<InputOf<'listTimeline'>, 'before' | 'limit' | 'changes'>

/** The filters as the engine takes them. */
export function askedOf(filters: ChangeFilters): Asked {
  const { integration, type, change, field, person, search, unseen } = filters
  const since = filters.from ? startOf(filters.from) : filters.days ? daysAgo(Number(filters.days) - 1) : null
  return {
    ...(integration && { integrationId: integration }),
    ...(type && { resourceType: type }),
    ...(change && { change }),
    ...(field && { field }),
    ...(person && { actor: person === nobody ? null : person }),
    ...(search.trim() && { search: search.trim() }),
    ...(since && { since: since.toISOString() }),
    ...(filters.to && { until: startOf(filters.to, 1).toISOString() }),
    ...(unseen && { unseen: true }),
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
