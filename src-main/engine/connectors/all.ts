import type { Connector } from './connector'
import type { Pace } from './http'
import { jsonHttp } from './json-http'
import { segment } from './segment'

/** All connectors there are: a new one is a folder beside this file, and a word here. */
export const allConnectors = (pace?: Pace): Connector[] => [segment(undefined, pace), jsonHttp(pace)]
