export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** Sets a property of the object's own, whatever a stranger has called it. */
export function setOwn(object: { [key: string]: Json }, key: string, value: Json) {
  if (key === '__proto__')
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })
  else object[key] = value
}

/** Paths are few and used for every resource: each is taken apart once. */
const parsedPaths = new Map<string, string[]>()

function keysOf(path: string): string[] {
  let keys = parsedPaths.get(path)
  if (!keys) {
    keys = path.split('.')
    parsedPaths.set(path, keys)
  }
  return keys
}

/**
 * Puts `change(value)` in the place of what is at a dotted path (`*`: every element), or takes it away where
 * that is undefined. Paths that lead nowhere are passed over. Changes `root` in place.
 */
export function at(root: Json, path: string, change: (value: Json) => Json | undefined): void {
  atKeys(root, keysOf(path), 0, change)
}

function atKeys(root: Json, keys: string[], depth: number, change: (value: Json) => Json | undefined): void {
  if (root === null || typeof root !== 'object') return
  const key = keys[depth] as string
  const isLast = depth === keys.length - 1
  if (Array.isArray(root)) {
    if (key !== '*') return
    for (const [index, value] of root.entries()) {
      if (isLast) root[index] = change(value) ?? null
      else atKeys(value, keys, depth + 1, change)
    }
    return
  }
  if (!Object.hasOwn(root, key)) return
  const value = root[key] as Json
  if (!isLast) {
    atKeys(value, keys, depth + 1, change)
    return
  }
  const changed = change(value)
  if (changed === undefined) delete root[key]
  else root[key] = changed
}

/** A copy of `root` that lacks what is at a dotted path; all else is shared with it, or is it. */
export function without<Root extends Json>(root: Root, path: string): Root {
  return withoutKeys(root, keysOf(path), 0) as Root
}

function withoutKeys(root: Json, keys: string[], depth: number): Json {
  if (root === null || typeof root !== 'object') return root
  const key = keys[depth] as string
  const isLast = depth === keys.length - 1
  if (Array.isArray(root)) {
    if (key !== '*') return root
    return root.map((value) => (isLast ? null : withoutKeys(value, keys, depth + 1)))
  }
  if (!Object.hasOwn(root, key)) return root
  const inner = root[key] as Json
  const changed = isLast ? undefined : withoutKeys(inner, keys, depth + 1)
  if (changed === inner) return root
  const copy: { [key: string]: Json } = { ...root }
  if (changed === undefined) delete copy[key]
  else copy[key] = changed
  return copy
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
