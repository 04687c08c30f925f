import { createHash } from 'node:crypto'
import { closeSync, openSync } from 'node:fs'
import { writeAll } from '../store/write-all.ts'

/** A new file of this user's own that knows how long it is and what its SHA-256 is. */
export class HashedFile {
  bytes = 0
  readonly #hash = createHash('sha256')
  readonly #file: number

  constructor(path: string) {
    this.#file = openSync(path, 'wx', 0o600)
  }

  write(bytes: Uint8Array) {
    writeAll(this.#file, bytes)
    this.#hash.update(bytes)
    this.bytes += bytes.length
  }

  close() {
    closeSync(this.#file)
  }

  /** Once, when all is written. */
  sha256(): string {
    return this.#hash.digest('hex')
  }
}
