type Body = Record<string, unknown>

/** What is kept of a modification, as far as it takes to undo it. */
export interface Modification {
  /** Top-level fields that differ. */
  fields: string[]
  /** At least those fields, as they were before; one that is absent was absent. */
  before: Body
}

/** The body as it was before modifications, given the latest first. Canonical if `body` is. */
export function undo(body: Body, modifications: Modification[]): Body {
  const values = new Map(Object.entries(body))
  for (const { fields, before } of modifications)
    for (const field of fields) {
      if (Object.hasOwn(before, field)) values.set(field, before[field])
      else values.delete(field)
    }
  return Object.fromEntries([...values].sort(([a], [b]) => (a < b ? -1 : 1)))
}
