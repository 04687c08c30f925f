import { writeFileSync } from 'node:fs'
import { fileProblem } from '../engine/store/output-file'

/** Throws what to do about it where it can't be written. */
export function writeFile(path: string, text: string, mode?: number) {
  try {
    writeFileSync(path, text, { mode })
  } catch (error) {
    throw fileProblem(error, path)
  }
}
