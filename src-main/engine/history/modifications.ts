export type Body = Record<string, unknown>

/** What is kept of a modification, enough to undo it and to make it again: the top-level fields that differ. */
export interface Modification {
  /** As they were; one that is in `after` alone came with the modification. */
  before: Body
  /** As they are; one that is in `before` alone went with it. */
  after: Body
}

/** What differs between two bodies in canonical form. */
export function modificationOf(before: Body, after: Body): Modification {
  const fields = namesIn({ before, after }).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  )
  return { before: only(before, fields), after: only(after, fields) }
}

/** The names of the top-level fields that a modification is about, sorted. */
export const namesIn = ({ before, after }: Modification): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()

/** The paths that differ in a modification, given what is stored of them: null where they are its fields' names. */
export const changedPaths = (stored: string | null, modification: Modification): string[] =>
  stored === null ? namesIn(modification) : (JSON.parse(stored) as string[])

/** The body as it was before modifications, given the latest first. Canonical if `body` is. */
export const undo = (body: Body, latestFirst: Modification[]): Body =>
  replaced(
    body,
    latestFirst.map(({ before, after }) => [after, before]),
  )

/** The body as it is after modifications, given the earliest first. Canonical if `body` is. */
export const redo = (body: Body, earliestFirst: Modification[]): Body =>
  replaced(
    body,
    earliestFirst.map(({ before, after }) => [before, after]),
  )

const only = (body: Body, fields: string[]): Body =>
  Object.fromEntries(
    fields.filter((field) => Object.hasOwn(body, field)).map((field) => [field, body[field]]),
  )

function replaced(body: Body, steps: [these: Body, by: Body][]): Body {
  const values = new Map(Object.entries(body))
  for (const [these, by] of steps) {
    for (const field of Object.keys(these)) values.delete(field)
    for (const [field, value] of Object.entries(by)) values.set(field, value)
  }
  return Object.fromEntries([...values].sort(([a], [b]) => (a < b ? -1 : 1)))
}
