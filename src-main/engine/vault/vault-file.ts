import { readFileSync } from 'node:fs'
import { SightlineError } from '../../../src-preload/contract'

/** What a file of the vault holds. One that can't be read is whole for all that is known: nobody is told to replace it. */
export function readVaultFile(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? String(error)
    throw new SightlineError(
      'vault-locked',
      `${path} can’t be read (${why}).`,
      'Give your user account the right to read it, then try again.',
    )
  }
}
