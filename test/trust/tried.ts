/** What a long run was told to do, and where it puts down what it did: `npm run trust` prints all of it in the end. */
import { appendFileSync } from 'node:fs'

export interface Tried {
  part: string
  what: string
  times: number
  /** What came of it, in one sentence. */
  found: string
  tookMs: number
}

/** What of a part no test here looks at. */
export interface NotCovered {
  part: string
  notCovered: string[]
}

export const seed = Number(process.env.SIGHTLINE_TRUST_SEED ?? 58_216)

/** How often something is done: what `--NAME N` says, or else `usual`. */
export const countOf = (name: string, usual: number) =>
  Number(process.env[`SIGHTLINE_TRUST_${name.toUpperCase()}`] ?? usual)

/** A part's own page of the report. */
export function pageOf(part: string, notCovered: string[]) {
  write({ part, notCovered })
  return (what: string, times: number, found: string, startedAt: number) =>
    write({ part, what, times, found, tookMs: Math.round(performance.now() - startedAt) })
}

function write(line: Tried | NotCovered) {
  if (process.env.SIGHTLINE_TRUST_NOTES)
    appendFileSync(process.env.SIGHTLINE_TRUST_NOTES, `${JSON.stringify(line)}\n`)
}
