import { SightlineError } from '../../../src-preload/contract'
import { variableNames } from './sql-text'

/**
 * Refuses values for parameters that a query doesn't have: who mistyped a name gets the answer to another question where
 * the right one has a default. Not for screens, whose values stay while a text is being changed.
 */
export function refuseUnknownParameters(sql: string, given: Record<string, unknown>) {
  const names = variableNames(sql)
  const unknown = Object.keys(given).find((name) => !names.has(name))
  if (unknown === undefined) return
  throw new SightlineError(
    'unknown-parameter',
    `The query has no parameter “${unknown}”.`,
    names.size === 0 ? 'It has none: leave it out.' : `It has: ${[...names].join(', ')}.`,
  )
}
