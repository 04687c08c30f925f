import { reading } from './connections.ts'
import type { Tasks } from './protocol.ts'
import type { TaskContext } from './task-context.ts'

/** Looks through the whole database, which takes as long as reading it does. True where nothing is damaged. */
export function runCheck(
  _: Tasks['check']['input'],
  { database }: Pick<TaskContext<'check'>, 'database'>,
): boolean {
  return reading(database, '', null, (db) => db.pragma('quick_check(1)', { simple: true }) === 'ok')
}
