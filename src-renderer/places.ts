import { type LazyPlace, lazyPlace } from './lazy-place'
import HomeScreen from './screens/home/home'

/** Where the app starts: its code comes with the app's own, not after it. */
const home: LazyPlace = { Place: HomeScreen, prefetch() {} }

/** The code of each section, by the first part of its path. */
export const places = {
  '': home,
  integrations: lazyPlace(() => import('./screens/integrations/routes')),
  resources: lazyPlace(() => import('./screens/resources/resources')),
  changes: lazyPlace(() => import('./screens/changes/changes')),
  query: lazyPlace(() => import('./screens/query/query')),
  rules: lazyPlace(() => import('./screens/rules/routes')),
  compliance: lazyPlace(() => import('./screens/compliance/routes')),
  access: lazyPlace(() => import('./screens/access/routes')),
  alerts: lazyPlace(() => import('./screens/alerts/routes')),
  settings: lazyPlace(() => import('./screens/settings/settings')),
}

/** The window of its own that resources are browsed in. */
export const resourceBrowser = lazyPlace(() => import('./screens/resources/browser'))

export function prefetchPlace(path: string): void {
  const first = path.split('/')[1] ?? ''
  if (first in places) places[first as keyof typeof places].prefetch()
}

/** All of them, one after the other, while nobody waits for anything else. */
export function prefetchPlaces(): void {
  const waiting = Object.values(places)
  const next = () => {
    waiting.shift()?.prefetch()
    if (waiting.length > 0) requestIdleCallback(next)
  }
  requestIdleCallback(next)
}
