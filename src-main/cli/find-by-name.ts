import { SightlineError } from '../../src-preload/contract'

/** The one that a user means: by name, by id, or by a name in another case if only one has it. */
export function findByName<T extends { id: string; name: string }>(
  all: T[],
  wanted: string,
  what: string,
  ifNone = 'There is none at all yet.',
): T {
  const exact = all.find(({ name }) => name === wanted) ?? all.find(({ id }) => id === wanted)
  if (exact) return exact
  const [alike, ...others] = all.filter(({ name }) => name.toLowerCase() === wanted.toLowerCase())
  if (alike && others.length === 0) return alike
  throw new SightlineError(
    `no-such-${what.replaceAll(' ', '-')}`,
    `There is no ${what} “${wanted}”.`,
    all.length === 0 ? ifNone : `There are: ${all.map(({ name }) => name).join(', ')}.`,
  )
}
