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

/** The same to be looked at: of tens of thousands of rows, only the first ones leave this process. */
export function runPreview(
  { resourceType: usual, maxRows, ...asked }: Tasks['preview']['input'],
  context: Pick<TaskContext<'preview'>, 'database'>,
): Tasks['preview']['output'] {
  const { outcome, tookMs } = runRule(asked, context)
  if ('reason' in outcome) return { outcome, tookMs }
  const found = new Set(
    outcome.rows.map(({ resourceType, resourceId }) => `${resourceType ?? usual}\n${resourceId}`),
  )
  return { outcome: { found: found.size, rows: outcome.rows.slice(0, maxRows) }, tookMs }
}
