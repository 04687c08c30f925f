import { accessSync, constants, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { SightlineError } from '../../../src-preload/contract'
import { diskProblem } from './disk-problem'

/** Throws why no file can be put there: said before the work is done, and not by whatever is written first. */
export function mustBePlaceForFile(path: string) {
  const folder = dirname(path)
  try {
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' })
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw fileProblem(error, path)
  }
  // What is written replaces what is there: a folder it can't, and a device it must not.
  if (statSync(path, { throwIfNoEntry: false })?.isFile() === false) throw noFile(path)
}

/** What the system said of writing a file, as an error that says what to do; the error itself if it is none of that. */
export function fileProblem(error: unknown, path: string): unknown {
  const { code } = (error ?? {}) as { code?: unknown }
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new SightlineError(
      'no-folder',
      `There is no folder ${dirname(path)}.`,
      'Make it first, or give another place.',
    )
  if (code === 'EISDIR') return noFile(path)
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new SightlineError(
      'no-permission',
      `Your user account may not write ${path}.`,
      'Give it the right to, or give another place.',
    )
  return diskProblem(error, path) ?? error
}

const noFile = (path: string) =>
  new SightlineError('no-file', `${path} is there, and is no file.`, 'Give the path of a file.')
