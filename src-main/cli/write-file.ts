import { randomUUID } from 'node:crypto'
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { fileProblem } from '../engine/store/output-file'

/** The file is there once it is whole, and until then what was there before. Throws what to do about it where it can't be written. */
export function writeFile(path: string, text: string, mode?: number) {
  try {
    // A pipe or a device is written to, and not replaced.
    if (statSync(path, { throwIfNoEntry: false })?.isFile() === false) return writeFileSync(path, text)
    const unfinished = `${path}.${randomUUID()}.part`
    try {
      writeFileSync(unfinished, text, { mode })
      renameSync(unfinished, path)
    } catch (error) {
      rmSync(unfinished, { force: true })
      throw error
    }
  } catch (error) {
    throw fileProblem(error, path)
  }
}
