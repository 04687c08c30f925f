const alphanumerics = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** A source of repeatable chance: the same seed gives the same sequence, on every machine. */
export interface Random {
  /** At least 0, less than 1. */
  next(): number
  /** A whole number, at least 0, less than `below`. */
  int(below: number): number
  chance(probability: number): boolean
  /** Throws for an empty list: there is nothing to give. */
  pick<T>(items: readonly T[]): T
  /** Letters and digits, as in Segment's ids and keys. */
  text(length: number): string
}

/** Each combination of seeds has a sequence of its own, so that drawing more for one thing changes no other. */
export function createRandom(...seeds: (string | number)[]): Random {
  let state = hash(seeds.join('/'))

  // mulberry32: 32 bits of state are plenty for a demo.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (below: number) => Math.floor(next() * below)

  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (items) => {
      if (items.length === 0) throw new RangeError('Nothing to pick from')
      return items[int(items.length)]!
    },
    text: (length) => Array.from({ length }, () => alphanumerics[int(alphanumerics.length)]).join(''),
  }
}

/** FNV-1a. */
function hash(text: string): number {
  let result = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    result = Math.imul(result ^ text.charCodeAt(index), 0x01000193)
  return result
}
