import type { TaskName, Tasks } from './protocol.ts'

/** What the function that does a query process's task is given beside its input. */
export interface TaskContext<Name extends TaskName> {
  database: string
  tell(progress: Tasks[Name]['progress']): void
}
