import {
  closeSync,
  existsSync,
  fchmodSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

/** The one that is written, then older ones. */
const names = ['sightline.log', 'sightline.1.log', 'sightline.2.log']

/** Lines in a few files of a limited size, readable by this user alone. What is oldest is dropped. */
export class LogFiles {
  #file: number | null = null
  #size = 0

  constructor(
    private readonly folder: string,
    private readonly mostBytes = 1024 * 1024,
  ) {}

  /** Never throws: a full disk must not end what is being told of. */
  write(line: string) {
    try {
      const bytes = Buffer.from(line)
      this.#open()
      if (this.#size > 0 && this.#size + bytes.length > this.mostBytes) this.#makeRoom()
      const written = writeSync(this.#open(), bytes)
      this.#size += written
    } catch {
      this.close()
    }
  }

  /** Newest first. */
  *lines(): Generator<string> {
    for (const name of names) {
      const path = join(this.folder, name)
      if (statSync(path, { throwIfNoEntry: false })?.isFile())
        yield* readFileSync(path, 'utf8').split('\n').filter(Boolean).reverse()
    }
  }

  close() {
    if (this.#file !== null) closeSync(this.#file)
    this.#file = null
  }

  #open(): number {
    if (this.#file !== null) return this.#file
    mkdirSync(this.folder, { recursive: true, mode: 0o700 })
    this.#file = openSync(join(this.folder, names[0] as string), 'a', 0o600)
    fchmodSync(this.#file, 0o600)
    this.#size = fstatSync(this.#file).size
    return this.#file
  }

  #makeRoom() {
    this.close()
    for (let index = names.length - 1; index > 0; index--) {
      const older = join(this.folder, names[index - 1] as string)
      if (existsSync(older)) renameSync(older, join(this.folder, names[index] as string))
    }
  }
}
