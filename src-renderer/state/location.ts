import { useSyncExternalStore } from 'react'
import { enter } from './travel'

/**
 * Where the app is: `#/path?query`, all of it behind the hash, so that one page served from anywhere
 * (`app://`, a loopback port) is every route, and a route can be handed to another window as it is.
 * wouter's own hash hook puts the query before the hash, where opening a route would load the page anew.
 */
function read(): { path: string; search: string } {
  const [path = '', search = ''] = location.hash.replace(/^#?\/?/, '').split('?', 2)
  return { path: `/${path}`, search }
}

function subscribe(onChange: () => void): () => void {
  addEventListener('hashchange', onChange)
  addEventListener('popstate', onChange)
  return () => {
    removeEventListener('hashchange', onChange)
    removeEventListener('popstate', onChange)
  }
}

/** Goes to a route such as `/rules/some-id?tab=findings`. */
export function navigate(to: string, { replace = false }: { replace?: boolean } = {}): void {
  const oldURL = location.href
  enter(`#${to}`, { replace })
  dispatchEvent(new HashChangeEvent('hashchange', { oldURL, newURL: location.href }))
}

/** wouter's location hook; given to its Router. */
export function useHashLocation(): [string, typeof navigate] {
  return [useSyncExternalStore(subscribe, () => read().path), navigate]
}
useHashLocation.hrefs = (href: string) => `#${href}`
useHashLocation.searchHook = () => useSyncExternalStore(subscribe, () => read().search)

/** The route of all findings; its filters are those of `useFindingFilters`. */
export const findingsRoute = '/rules/-/findings'

const lastRouteKey = 'resources.last-route'

/** Where the resource browser was last, so that it opens there again. */
export function keepBrowserRoute(): void {
  if (location.hash.startsWith('#/browser')) localStorage.setItem(lastRouteKey, location.hash)
}

function lastBrowserRoute(): string {
  const kept = localStorage.getItem(lastRouteKey)
  return kept?.startsWith('#/browser') ? kept : '#/browser'
}

/** The route that opens the resource browser, in a window (desktop) or a tab (browser host) of its own. */
export function openResourceBrowser(query: { type?: string; integration?: string } = {}): void {
  if (Object.keys(query).length === 0) {
    window.open(`${location.pathname}${lastBrowserRoute()}`, 'resources')
    return
  }
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const search = new URLSearchParams(given).toString()
  window.open(`${location.pathname}#/browser${search ? `?${search}` : ''}`, 'resources')
}

interface ResourceRef {
  integrationId: string
  type: string
  id: string
}

/** Opens one resource's page in the resource browser window; `apart`: in a window that shows nothing yet. */
export function openResource(
  resource: ResourceRef,
  { tab, apart = false }: { tab?: string; apart?: boolean } = {},
): void {
  const route = `${resourceRoute(resource)}${tab ? `?${new URLSearchParams({ tab })}` : ''}`
  window.open(`${location.pathname}#${route}`, apart ? crypto.randomUUID() : 'resources')
}

/** The route of one resource's page, within the resource browser window. */
export const resourceRoute = (resource: ResourceRef): string => `/browser/${inRoute(resource)}`

/**
 * The route that tells who may touch a resource or has a role, or what a person or group may. `through`: only those
 * who do by this group, or (null) directly.
 */
export function accessRoute(resource: ResourceRef, through?: string | null): string {
  const way = through === undefined ? '' : `?${new URLSearchParams({ through: through ?? '' })}`
  return `/access/of/${inRoute(resource)}${way}`
}

const inRoute = ({ integrationId, type, id }: ResourceRef): string =>
  [integrationId, type, id].map(encodeURIComponent).join('/')

/** Goes to a route of the main window from one of resources. */
export function openInMain(route: string): void {
  window.open(`${location.pathname}#${route}`, 'main')
}
