import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { SightlineError } from '../../src-preload/contract'

/** The text of a file that a user gives. `hint`: what is to be given where that can't be read. */
export function textOf(path: string, hint: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const missing = code === 'ENOENT' || code === 'ENOTDIR'
    throw new SightlineError(
      'no-such-file',
      missing ? `There is no file ${path}.` : `${path} can’t be read (${code}).`,
      hint,
    )
  }
}

/** The same, where `-` is standard input. */
export async function textOfFileOrStdin(path: string, hint: string): Promise<string> {
  return path === '-' ? text(process.stdin) : textOf(path, hint)
}
