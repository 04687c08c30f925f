import { SightlineError } from '../../src-preload/contract'

/** The one that a user means: by name, whatever its case, or by id. */
export function findByName<T extends { id: string; name: string }>(
  all: T[],
  wanted: string,
  what: string,
): T {
  const found =
    all.find(({ name }) => name === wanted) ??
    all.find(({ id }) => id === wanted) ??
    all.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())
  if (found) return found
  throw new SightlineError(
    `no-such-${what.replaceAll(' ', '-')}`,
    `There is no ${what} “${wanted}”.`,
    all.length === 0 ? 'There is none at all yet.' : `There are: ${all.map(({ name }) => name).join(', ')}.`,
  )
}
