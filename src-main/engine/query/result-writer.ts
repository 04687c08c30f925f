import { closeSync, openSync } from 'node:fs'
import type { Cell } from '../../../src-preload/contract.ts'
import { writeAll } from '../store/write-all.ts'
import type { Block } from './protocol.ts'

const rowsInBlock = 250
/** A screenful: what is seen first does not wait for more. */
const rowsInFirstBlock = 100
/** Longer strings are large objects to V8, which takes several times as long for them. */
const charactersInBlock = 48 * 1024
/** What is longer is cut, in characters. */
export const longestCell = 100_000
/** A result is for looking at: what is longer than that, nobody reads; exports have no such limit. */
const largestFile = 1024 ** 3
const firstBlockWithin = 40
const tellEvery = 100

/**
 * Writes a result's rows to a file, in blocks that can be read while others are still written, and tells of them: of
 * the first as soon as there is something to see, of the others a few times a second.
 */
export class ResultWriter {
  readonly #file: number
  readonly #tell: (blocks: Block[]) => void
  #waiting: Cell[][] = []
  #characters = 0
  #written = { rows: 0, bytes: 0 }
  #unreported: Block[] = []
  #toldAt = performance.now()

  constructor(path: string, tell: (blocks: Block[]) => void) {
    this.#file = openSync(path, 'wx', 0o600)
    this.#tell = tell
  }

  /** False once it takes no more. */
  add(row: Cell[]): boolean {
    for (const [index, cell] of row.entries())
      if (typeof cell === 'string') {
        if (cell.length > longestCell) row[index] = `${cell.slice(0, longestCell)}…`
        this.#characters += Math.min(cell.length, longestCell)
      }
    this.#waiting.push(row)
    if (
      this.#waiting.length === (this.#written.rows === 0 ? rowsInFirstBlock : rowsInBlock) ||
      this.#characters > charactersInBlock ||
      (this.#written.rows === 0 && performance.now() - this.#toldAt > firstBlockWithin)
    )
      this.#flush()
    return this.#written.bytes < largestFile
  }

  get rows(): number {
    return this.#written.rows + this.#waiting.length
  }

  end() {
    this.#flush()
    this.#tellOfBlocks()
    closeSync(this.#file)
  }

  #flush() {
    if (this.#waiting.length > 0) {
      const block = Buffer.from(JSON.stringify(this.#waiting))
      writeAll(this.#file, block)
      this.#unreported.push({
        firstRow: this.#written.rows,
        rows: this.#waiting.length,
        offset: this.#written.bytes,
        bytes: block.length,
      })
      this.#written = { rows: this.rows, bytes: this.#written.bytes + block.length }
      this.#waiting = []
      this.#characters = 0
    }
    const isFirst = this.#unreported[0]?.firstRow === 0
    if (isFirst || performance.now() - this.#toldAt > tellEvery) this.#tellOfBlocks()
  }

  #tellOfBlocks() {
    this.#tell(this.#unreported)
    this.#unreported = []
    this.#toldAt = performance.now()
  }
}
