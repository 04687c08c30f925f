import { text } from 'node:stream/consumers'
import { SightlineError } from '../../src-preload/contract'

/** Reads a token from stdin or the environment: an argument would be visible to every user of the machine. */
export async function readToken(fromStdin: boolean): Promise<string | undefined> {
  if (!fromStdin) return process.env.SIGHTLINE_TOKEN?.trim() || undefined
  if (process.stdin.isTTY)
    throw new SightlineError(
      'no-token',
      'Standard input is a terminal, where a token would be shown.',
      'Pipe it in, as in `sightline add … --token-stdin < token.txt`, or set SIGHTLINE_TOKEN.',
    )
  return (await text(process.stdin)).trim() || undefined
}

export function mustHaveToken(token: string | undefined): string {
  if (token !== undefined) return token
  throw new SightlineError(
    'no-token',
    'No token was given.',
    'Pipe it in with --token-stdin, or set SIGHTLINE_TOKEN. An argument would be visible to others.',
  )
}
