import Database from 'better-sqlite3'
import type { Db } from '../store/database'
import type { Prepared } from './prepare'

/** In characters of text, of all spools together: as much as any poll of a usual workspace finds. */
const mostInMemory = 2_000_000
/** As many are written at once at least, if there are others that have the room. */
const leastAtOnce = 100_000
let inMemory = 0

/**
 * What a poll has found to be new or different, by id, until it is committed. However much it is, it takes little
 * memory: the rest lies in a file of SQLite's own that nobody else can open and that goes with this process.
 */
export class Spool {
  #inMemory = new Map<string, Prepared>()
  #characters = 0
  #file: Db | null = null

  /** Its id must not be in here yet: {@link delete} it first. */
  add(row: Prepared) {
    this.#inMemory.set(row.id, row)
    this.#characters += row.text.length
    inMemory += row.text.length
    if (inMemory > mostInMemory && this.#characters > leastAtOnce) this.#moveToFile()
  }

  delete(id: string) {
    const row = this.#inMemory.get(id)
    if (row) {
      this.#inMemory.delete(id)
      this.#characters -= row.text.length
      inMemory -= row.text.length
    } else this.#file?.prepare('DELETE FROM found WHERE id = ?').run(id)
  }

  get isEmpty(): boolean {
    return this.#inMemory.size === 0 && this.#file === null
  }

  ids(): string[] {
    const inFile = this.#file?.prepare('SELECT id FROM found').pluck().all() ?? []
    return [...(inFile as string[]), ...this.#inMemory.keys()]
  }

  /** In the order of their ids, in which an index takes them best. */
  *[Symbol.iterator](): Generator<Prepared> {
    if (this.#file) {
      this.#moveToFile()
      yield* this.#file.prepare<[], Prepared>('SELECT * FROM found ORDER BY id').iterate()
    } else yield* [...this.#inMemory.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  close() {
    this.#file?.close()
    this.#file = null
    this.#forget()
  }

  #moveToFile() {
    this.#file ??= temporaryFile()
    const insert = this.#file.prepare('INSERT INTO found VALUES (:id, :scope, :name, :text, :hash)')
    this.#file.transaction(() => {
      for (const row of this.#inMemory.values()) insert.run(row)
    })()
    this.#forget()
  }

  #forget() {
    this.#inMemory.clear()
    inMemory -= this.#characters
    this.#characters = 0
  }
}

function temporaryFile(): Db {
  const db = new Database('')
  db.pragma('journal_mode = OFF')
  db.pragma('synchronous = OFF')
  db.pragma('cache_size = -2000')
  db.exec('CREATE TABLE found (id TEXT UNIQUE, scope TEXT, name TEXT, text TEXT, hash TEXT) STRICT')
  return db
}
