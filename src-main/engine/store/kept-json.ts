import type { Db } from './database'
import { preparedOnce } from './prepared-once'

/** What is kept under a key of the table `meta`, as it was given to {@link keepJson}, unchecked; undefined if nothing is. */
export function keptJson(db: Db, key: string): unknown {
  const row = preparedOnce<[string], { value: string }>(db, 'SELECT value FROM meta WHERE key = ?').get(key)
  return row && JSON.parse(row.value)
}

export function keepJson(db: Db, key: string, value: unknown) {
  preparedOnce<[string, string], never>(db, 'INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)').run(
    key,
    JSON.stringify(value),
  )
}

export function forgetJson(db: Db, key: string) {
  preparedOnce<[string], never>(db, 'DELETE FROM meta WHERE key = ?').run(key)
}
