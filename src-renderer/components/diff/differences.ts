/** One place where two values differ; what is absent on a side is undefined there. */
export interface ValueDifference {
  path: string
  before: unknown
  after: unknown
}

/**
 * Where `before` and `after` differ, as deep as it helps a reader: objects field by field; lists of things
 * with an identity by that; other lists by what came and went.
 */
export function differences(before: unknown, after: unknown): ValueDifference[] {
  return compare('', before, after)
}

function compare(path: string, before: unknown, after: unknown): ValueDifference[] {
  if (same(before, after)) return []
  if (isObject(before) && isObject(after)) return compareFields(path, before, after)
  if (Array.isArray(before) && Array.isArray(after)) return compareLists(path, before, after)
  return [{ path, before, after }]
}

function compareFields(
  path: string,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): ValueDifference[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return fields.flatMap((field) => compare(path ? `${path}.${field}` : field, before[field], after[field]))
}

function compareLists(path: string, before: unknown[], after: unknown[]): ValueDifference[] {
  const byIdentity = [keyed(before), keyed(after)]
  if (byIdentity[0] && byIdentity[1]) {
    const [old, now] = byIdentity
    return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) =>
      compare(`${path}[${key}]`, old.get(key), now.get(key)),
    )
  }
  const gone = before.filter((value) => !after.some((other) => same(value, other)))
  const come = after.filter((value) => !before.some((other) => same(value, other)))
  // Only the order differs, or how often something is in it.
  if (gone.length === 0 && come.length === 0) return [{ path, before, after }]
  return [
    ...gone.map((value) => ({ path: `${path}[]`, before: value, after: undefined })),
    ...come.map((value) => ({ path: `${path}[]`, before: undefined, after: value })),
  ]
}

const identities = ['id', 'roleId', 'key', 'name']

/** The list's items by an identity that all of them have and no two share; null if there is none. */
function keyed(list: unknown[]): Map<string, unknown> | null {
  if (!list.every(isObject)) return null
  for (const field of identities) {
    const keys = list.map((item) => item[field])
    const good = keys.every((key) => typeof key === 'string' || typeof key === 'number')
    if (good && new Set(keys).size === keys.length)
      return new Map(list.map((item) => [String(item[field]), item]))
  }
  return null
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
