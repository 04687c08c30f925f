import type { Connector } from './connector'
import { jsonHttp } from './json-http'
import { segment } from './segment'
import type { Pace } from './transport'

/** All connectors there are: a new one is a folder beside this file, and a word here. */
export const allConnectors = (pace?: Pace): Connector[] => [segment(undefined, pace), jsonHttp(pace)]
