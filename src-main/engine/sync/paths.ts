export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/**
 * Puts `change(value)` in the place of what is at a dotted path (`*`: every element), or takes it away where
 * that is undefined. Paths that lead nowhere are passed over. Changes `root` in place.
 */
export function at(root: Json, path: string, change: (value: Json) => Json | undefined): void {
  const [key, ...rest] = path.split('.') as [string, ...string[]]
  if (root === null || typeof root !== 'object') return
  if (Array.isArray(root)) {
    if (key !== '*') return
    for (const [index, value] of root.entries()) {
      if (rest.length > 0) at(value, rest.join('.'), change)
      else root[index] = change(value) ?? null
    }
    return
  }
  if (!Object.hasOwn(root, key)) return
  const value = root[key] as Json
  if (rest.length > 0) {
    at(value, rest.join('.'), change)
    return
  }
  const changed = change(value)
  if (changed === undefined) delete root[key]
  else root[key] = changed
}

/** A copy of `root` that lacks what is at a dotted path; all else is shared with it, or is it. */
export function without<Root extends Json>(root: Root, path: string): Root {
  if (root === null || typeof root !== 'object') return root
  const [key, ...rest] = path.split('.') as [string, ...string[]]
  const inner = rest.join('.')
  if (Array.isArray(root)) {
    if (key !== '*') return root
    return root.map((value) => (inner === '' ? null : without(value, inner))) as Json as Root
  }
  if (!Object.hasOwn(root, key)) return root
  const copy: { [key: string]: Json } = { ...root }
  if (inner === '') delete copy[key]
  else copy[key] = without(copy[key] as Json, inner)
  return copy as Json as Root
}

/** All values at a dotted path. */
export function valuesAt(root: Json, path: string): Json[] {
  const found: Json[] = []
  at(root, path, (value) => {
    found.push(value)
    return value
  })
  return found
}
