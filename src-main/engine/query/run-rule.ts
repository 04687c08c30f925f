import { reading } from './connections.ts'
import type { Tasks } from './protocol.ts'
import { prepareRule } from './rule-statement.ts'
import type { TaskContext } from './task-context.ts'

/** What a rule finds now. */
export function runRule(
  { rule, now }: Tasks['rule']['input'],
  { database }: Pick<TaskContext<'rule'>, 'database'>,
): Tasks['rule']['output'] {
  const started = performance.now()
  return reading(database, rule.sql, null, (db) => {
    const outcome = prepareRule(db, rule)(now)
    return { outcome, tookMs: performance.now() - started }
  })
}
