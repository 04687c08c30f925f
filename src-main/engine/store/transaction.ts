import type { Db } from './database'

/**
 * One transaction that may take its time: others may read on this connection meanwhile, and must not write, which is
 * for a write lock to see to.
 */
export async function inTransaction<Result>(db: Db, work: () => Promise<Result>): Promise<Result> {
  db.exec('BEGIN IMMEDIATE')
  try {
    const result = await work()
    db.exec('COMMIT')
    return result
  } catch (error) {
    // A full disk has rolled it back already.
    if (db.inTransaction) db.exec('ROLLBACK')
    throw error
  }
}
