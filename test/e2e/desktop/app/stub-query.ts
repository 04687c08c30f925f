/** Stands in for the query process, without SQLite, which an old Electron can't load: answers with the SQL, or is busy for good. */
import { listenToEngine } from '../../../../src-main/engine/query/listen-to-engine'
import type { TaskMessage } from '../../../../src-main/engine/query/protocol'

const send: (told: TaskMessage) => void = listenToEngine(({ input }) => {
  send({ started: true })
  const { sql } = (input as { statement: { sql: string } }).statement
  while (sql === 'endless');
  send({ output: { columns: ['sql'], rows: [[sql]], truncated: false, tookMs: 0 } })
})
