import { inCanonicalOrder } from '../json/canonical.ts'
import type { Json } from '../json/paths.ts'

export type Body = Record<string, unknown>

/** What is kept of a modification, enough to undo it and to make it again: the top-level fields that differ. */
interface Modification {
  /** As they were; one that is in `after` alone came with the modification. */
  before: Body
  /** As they are; one that is in `before` alone went with it. */
  after: Body
  /** Fields, lists both, of which `before` holds only the elements that went, and `after` those that came. */
  byDifference: string[]
}

/** A list of more elements whose order means nothing is kept by what went and came: who joins a group of thousands is one. */
const mostKeptWhole = 20

/** What differs between two bodies in canonical form, given the fields that are lists without an order. */
export function modificationOf(before: Body, after: Body, unordered: string[] = []): Modification {
  const fields = namesIn({ before, after }).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  )
  const modification: Modification = {
    before: only(before, fields),
    after: only(after, fields),
    byDifference: [],
  }
  for (const field of fields) {
    const [was, is] = [before[field], after[field]]
    if (!unordered.includes(field) || !isLong(was) || !isLong(is)) continue
    modification.before[field] = lacking(was, is)
    modification.after[field] = lacking(is, was)
    modification.byDifference.push(field)
  }
  return modification
}

/** One that is not in its canonical order was kept when its order meant something: it could not be undone. */
const isLong = (value: unknown): value is Json[] =>
  Array.isArray(value) &&
  value.length > mostKeptWhole &&
  JSON.stringify(value) === JSON.stringify(inCanonicalOrder(value))

/** A list's elements but for those of another: of equal ones, each takes one away. */
function lacking(list: Json[], other: Json[]): Json[] {
  const counts = new Map<string, number>()
  for (const element of other) {
    const text = JSON.stringify(element)
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return list.filter((element) => {
    const text = JSON.stringify(element)
    const count = counts.get(text) ?? 0
    counts.set(text, count - 1)
    return count <= 0
  })
}

/** The names of the top-level fields that a modification is about, sorted. */
export const namesIn = ({ before, after }: Pick<Modification, 'before' | 'after'>): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()

/** The paths that differ in a modification, given what is stored of them: null where they are its fields' names. */
export const changedPaths = (
  stored: string | null,
  modification: Pick<Modification, 'before' | 'after'>,
): string[] => (stored === null ? namesIn(modification) : (JSON.parse(stored) as string[]))

/** The body as it was before modifications, given the latest first. Canonical if `body` is. */
export const undo = (body: Body, latestFirst: Modification[]): Body =>
  replaced(
    body,
    latestFirst.map(({ before, after, byDifference }) => ({ these: after, by: before, byDifference })),
  )

const only = (body: Body, fields: string[]): Body =>
  Object.fromEntries(
    fields.filter((field) => Object.hasOwn(body, field)).map((field) => [field, body[field]]),
  )

function replaced(body: Body, steps: { these: Body; by: Body; byDifference: string[] }[]): Body {
  const values = new Map(Object.entries(body))
  for (const { these, by, byDifference } of steps) {
    for (const field of Object.keys(these)) if (!byDifference.includes(field)) values.delete(field)
    for (const [field, value] of Object.entries(by)) {
      const parts = [values.get(field), these[field], value] as [Json[], Json[], Json[]]
      values.set(field, byDifference.includes(field) ? exchanged(...parts) : value)
    }
  }
  return Object.fromEntries([...values].sort(([a], [b]) => (a < b ? -1 : 1)))
}

const exchanged = (list: Json[], these: Json[], by: Json[]): Json[] =>
  inCanonicalOrder([...lacking(list, these), ...by])
