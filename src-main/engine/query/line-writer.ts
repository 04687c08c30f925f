import type { Database } from 'better-sqlite3'
import { writeAll } from '../store/write-all.ts'
import type { Lines } from './export-lines.ts'

/** Longer strings are large objects to V8, which then takes three times as long for all of it. */
const charactersAtOnce = 24 * 1024
/** What ends before that is short: it is written at once. */
const shortExport = 256 * 1024
const tellEvery = 200

/** Takes the lines of the export under way. */
let take: ((line: string) => void) | null = null
const havingLineFunction = new WeakSet<Database>()

/** The SQL that, on this connection, gives the line of each of the rows `c0`, `c1`, … to {@link writingLines}. */
export function linesQuery(db: Database, { expression }: Lines, rows: string): string {
  addLineFunction(db)
  return `SELECT export_line_(${expression}) FROM (${rows})`
}

/** While `work` runs, the lines go to this writer. */
export function writingLines<T>(writer: LineWriter, work: () => T): T {
  take = (line) => writer.add(line)
  try {
    return work()
  } finally {
    take = null
  }
}

/** An aggregate function is called row by row without leaving SQLite in between, and keeps the rows' order. */
function addLineFunction(db: Database) {
  if (havingLineFunction.has(db)) return
  db.aggregate('export_line_', {
    start: 0,
    step: (count: number, line: unknown) => {
      take?.(String(line))
      return count + 1
    },
  })
  havingLineFunction.add(db)
}

/** Writes lines to a file, some thousands of characters at a time. */
export class LineWriter {
  #waiting: string[] = []
  #characters = 0
  #rows = 0
  #bytes = 0
  #toldAt = 0
  readonly #file: number
  readonly #lines: Lines
  readonly #tell: (progress: { rows: number; bytes: number }) => void

  constructor(file: number, lines: Lines, tell: (progress: { rows: number; bytes: number }) => void) {
    this.#file = file
    this.#lines = lines
    this.#tell = tell
  }

  add(line: string) {
    this.#waiting.push(line)
    this.#characters += line.length
    if (this.#characters > (this.#rows === 0 ? shortExport : charactersAtOnce)) this.#write()
  }

  end(): { rows: number; bytes: number } {
    const { before, after, tidy = (text) => text } = this.#lines
    if (this.#rows > 0) {
      this.#write()
      this.#bytes += writeText(this.#file, after)
    } else {
      const lines = this.#finished()
      this.#rows = this.#waiting.length
      const none = this.#rows === 0
      this.#bytes += writeText(this.#file, tidy(before) + tidy(lines) + (none ? after.trimStart() : after))
    }
    return { rows: this.#rows, bytes: this.#bytes }
  }

  #write() {
    if (this.#waiting.length === 0) return
    const { before, between } = this.#lines
    this.#bytes += writeText(this.#file, (this.#rows === 0 ? before : between) + this.#finished())
    this.#rows += this.#waiting.length
    this.#waiting = []
    this.#characters = 0
    if (performance.now() - this.#toldAt < tellEvery) return
    this.#toldAt = performance.now()
    this.#tell({ rows: this.#rows, bytes: this.#bytes })
  }

  #finished(): string {
    const { between, finish = (text) => text } = this.#lines
    return finish(this.#waiting.join(between))
  }
}

/** Returns how many bytes it is. */
function writeText(file: number, text: string): number {
  const bytes = Buffer.from(text)
  writeAll(file, bytes)
  return bytes.length
}
