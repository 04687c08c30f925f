import { openReadOnly } from './connections.ts'
import type { BacktestOutput, Tasks } from './protocol.ts'
import { openRewind } from './rewind.ts'
import { prepareRule } from './rule-statement.ts'
import type { TaskContext } from './task-context.ts'

const mostIntervals = 10_000
const tellEveryMs = 100

type Interval = BacktestOutput['intervals'][number]

/**
 * Asks a rule at each of the looks, oldest first in the input, and tells in which of them it found what. It goes back in
 * time as far as it has time to.
 */
export function runBacktest(
  { rule, integrationId, resourceType: usual, looks, types, forMs }: Tasks['backtest']['input'],
  { database, tell }: TaskContext<'backtest'>,
): BacktestOutput {
  const db = openReadOnly(database)
  try {
    const goBackTo = openRewind(db, integrationId, types)
    const ask = prepareRule(db, rule)
    const nameOf = db
      .prepare<[string, string, string], string>(
        'SELECT name FROM resource WHERE type = ? AND integration_id = ? AND id = ?',
      )
      .pluck()
    const counts: BacktestOutput['counts'] = []
    const intervals: Interval[] = []
    let truncated = false
    // Those that were there at the look after this one.
    let going = new Map<string, Interval>()
    let after: number | null = null
    const began = performance.now()
    let reportedAt = began
    for (let index = looks.length - 1; index >= 0; index--) {
      if (after !== null && performance.now() - began > forMs) break
      const look = looks[index] as (typeof looks)[number]
      goBackTo(look)
      const outcome = ask(look.at)
      if ('reason' in outcome) counts.unshift(outcome)
      else {
        const found = new Map<string, Interval>()
        for (const { resourceType = null, resourceId, evidence } of outcome.rows) {
          const type = resourceType ?? usual
          const key = `${type}\n${resourceId}`
          if (found.has(key)) continue
          const same = going.get(key)
          if (same) Object.assign(same, { from: index, evidenceThen: evidence })
          const interval = same ?? {
            resourceType: type,
            resourceId,
            resourceName: nameOf.get(type, integrationId, resourceId) ?? resourceId,
            from: index,
            to: after,
            evidenceThen: evidence,
            evidence,
          }
          found.set(key, interval)
          if (same) continue
          if (intervals.length < mostIntervals) intervals.push(interval)
          else truncated = true
        }
        counts.unshift(found.size)
        going = found
        after = index
      }
      if (performance.now() - reportedAt > tellEveryMs) {
        tell({ done: looks.length - index })
        reportedAt = performance.now()
      }
    }
    return { counts, intervals, truncated }
  } finally {
    db.close()
  }
}
