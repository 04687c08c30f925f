export type Body = Record<string, unknown>

/** What is kept of a modification: enough to undo it and to make it again. */
export interface Modification {
  /** Top-level fields that differ. */
  fields: string[]
  /** At least those fields, as they were; one that is absent here was absent. */
  before: Body
  after: Body
}

/** Those of the fields that a body has. */
export const only = (body: Body, fields: string[]): Body =>
  Object.fromEntries(
    fields.filter((field) => Object.hasOwn(body, field)).map((field) => [field, body[field]]),
  )

/** The body as it was before modifications, given the latest first. Canonical if `body` is. */
export const undo = (body: Body, latestFirst: Pick<Modification, 'fields' | 'before'>[]): Body =>
  withFields(
    body,
    latestFirst.map(({ fields, before }) => [fields, before]),
  )

/** The body as it is after modifications, given the earliest first. Canonical if `body` is. */
export const redo = (body: Body, earliestFirst: Pick<Modification, 'fields' | 'after'>[]): Body =>
  withFields(
    body,
    earliestFirst.map(({ fields, after }) => [fields, after]),
  )

function withFields(body: Body, steps: [fields: string[], from: Body][]): Body {
  const values = new Map(Object.entries(body))
  for (const [fields, from] of steps)
    for (const field of fields) {
      if (Object.hasOwn(from, field)) values.set(field, from[field])
      else values.delete(field)
    }
  return Object.fromEntries([...values].sort(([a], [b]) => (a < b ? -1 : 1)))
}
