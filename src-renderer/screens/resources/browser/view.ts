import { calls, type Filter, type InputOf } from '../../../../src-preload/contract'
import type { Sort } from '../../../components/data-table/columns'
import { navigate, resourceRoute, useHashLocation } from '../../../state/location'

export interface ResourceKey {
  integrationId: string
  type: string
  id: string
}

/** All that the resource browser shows, as its route says it: back, forward and a restored window follow from it. */
export interface BrowserView {
  /** Null: whichever comes first. */
  type: string | null
  /** Null: all. */
  integration: string | null
  search: string
  filters: Filter[]
  sort: Sort | undefined
  /** The resource that is open beside the list. */
  resource: ResourceKey | null
  tab: string
}

const emptyList = { search: '', filters: [], sort: undefined }

export function useBrowserView(): BrowserView {
  const [path] = useHashLocation()
  return readView(path, useHashLocation.searchHook())
}

function readView(path: string, search: string): BrowserView {
  const query = new URLSearchParams(search)
  const resource = readResource(path)
  return {
    type: resource?.type ?? query.get('type'),
    integration: query.get('integration'),
    search: query.get('search') ?? '',
    filters: readFilters(query.get('filters')),
    sort: readSort(query.get('sort')),
    resource,
    tab: query.get('tab') ?? 'summary',
  }
}

export function routeOf(view: BrowserView): string {
  const { resource } = view
  const query = new URLSearchParams()
  const put = (key: string, value: string | null | undefined) => value && query.set(key, value)
  if (!resource) put('type', view.type)
  put('integration', view.integration)
  put('search', view.search)
  if (view.filters.length > 0) put('filters', JSON.stringify(view.filters))
  if (view.sort) put('sort', `${view.sort.descending ? '-' : ''}${view.sort.column}`)
  if (resource && view.tab !== 'summary') put('tab', view.tab)
  const path = resource ? resourceRoute(resource) : '/browser'
  return query.size > 0 ? `${path}?${query}` : path
}

/** The view with another type's list; search, filters and sort are of the old one's columns. */
export function withType(view: BrowserView, type: string): BrowserView {
  return { ...view, ...emptyList, type, resource: null }
}

/** The view with a resource opened, or none; the list beside it stays, if it is of the resource's type. */
export function withResource(view: BrowserView, resource: ResourceKey | null): BrowserView {
  const type = resource?.type ?? view.type
  return {
    ...view,
    ...(type === view.type ? {} : emptyList),
    type,
    resource,
    tab: resource ? view.tab : 'summary',
  }
}

/** What the list of a type asks for. */
export function listedBy(
  { integration, search, filters, sort }: BrowserView,
  type: string,
): InputOf<'getListSql'> {
  return {
    type,
    ...(integration ? { integrationId: integration } : {}),
    search,
    filters,
    ...(sort ? { sort } : {}),
  }
}

export function show(view: BrowserView, how?: { replace?: boolean }): void {
  navigate(routeOf(view), how)
}

function readResource(path: string): ResourceKey | null {
  const [, , integrationId, type, id] = path.split('/').map(decoded)
  return integrationId && type && id ? { integrationId, type, id } : null
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** Filters out of an address are as good as what the contract takes, or none. */
function readFilters(text: string | null): Filter[] {
  try {
    const read = calls.listResources.input.shape.filters.safeParse(JSON.parse(text ?? '[]'))
    return read.success ? read.data : []
  } catch {
    return []
  }
}

function readSort(text: string | null): Sort | undefined {
  if (!text) return undefined
  return { column: text.replace(/^-/, ''), descending: text.startsWith('-') }
}
