import { writeSync } from 'node:fs'

/** Writes to an open file. A disk may take less than all at once. */
export function writeAll(file: number, bytes: Uint8Array) {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written)
}
