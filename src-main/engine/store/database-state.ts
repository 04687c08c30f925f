import type { Db } from './database'
import { preparedOnce } from './prepared-once'

/** Another text as soon as anything was written to the database: by this connection, or committed by another. */
export function stateOf(db: Db): string {
  const written = preparedOnce<[], { own: number }>(db, 'SELECT total_changes() AS own').get()
  return `${db.pragma('data_version', { simple: true })} ${written?.own}`
}
