import { open, rm } from 'node:fs/promises'
import type { Cell } from '../../../src-preload/contract'
import type { Block } from './protocol'

/** A page holds what it is given: very large rows come a few at a time. */
const largestRead = 2 * 1024 * 1024

/** The reading side of a result's file, which another process writes. */
export class ResultFile {
  readonly #blocks: Block[] = []

  constructor(readonly path: string) {}

  /** Rows that can be read. */
  get rows(): number {
    const last = this.#blocks.at(-1)
    return last ? last.firstRow + last.rows : 0
  }

  get bytes(): number {
    const last = this.#blocks.at(-1)
    return last ? last.offset + last.bytes : 0
  }

  add(blocks: Block[]) {
    this.#blocks.push(...blocks)
  }

  async read(offset: number, count: number): Promise<Cell[][]> {
    if (offset >= this.rows || count === 0) return []
    const rows: Cell[][] = []
    const file = await open(this.path, 'r')
    try {
      let read = 0
      for (let index = this.#blockOf(offset); rows.length < count && read < largestRead; index++) {
        const block = this.#blocks[index]
        if (!block) break
        const { buffer } = await file.read(Buffer.allocUnsafe(block.bytes), 0, block.bytes, block.offset)
        const whole = JSON.parse(buffer.toString('utf8')) as Cell[][]
        const from = Math.max(0, offset - block.firstRow)
        rows.push(...whole.slice(from, from + count - rows.length))
        read += block.bytes
      }
      return rows
    } finally {
      await file.close()
    }
  }

  async delete(): Promise<void> {
    await rm(this.path, { force: true })
  }

  #blockOf(row: number): number {
    let [low, high] = [0, this.#blocks.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#blocks[middle] as Block).firstRow <= row) low = middle
      else high = middle - 1
    }
    return low
  }
}
