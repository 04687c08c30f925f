import * as segment from './segment/outside-pages'

/** The hosts whose https pages the app may open in the user's own browser. */
export const pageHosts: ReadonlySet<string> = new Set(segment.pageHosts)

/** What the Help menu leads to. */
export const apiGuides = [segment.apiGuide]
