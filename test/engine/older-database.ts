import Database from 'better-sqlite3'
import { migrations } from '../../src-main/engine/store/migrations'

const before = migrations.slice(0, -1)
export const olderVersion = before.at(-1)?.version

/** A new database as the version before wrote it, with so many bytes in it; opened, and not all in its file yet. */
export function olderDatabase(path: string, bytes: number) {
  const db = new Database(path)
  db.pragma('page_size = 1024')
  db.pragma('journal_mode = WAL')
  for (const { sql } of before) db.exec(sql)
  db.pragma(`application_id = ${0x5347544c}`)
  db.pragma(`user_version = ${olderVersion}`)
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.exec('CREATE TABLE ballast (bytes)')
  db.prepare('INSERT INTO ballast VALUES (zeroblob(?))').run(bytes)
  return db
}
