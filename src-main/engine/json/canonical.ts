import { hash } from 'node:crypto'
import { at, type Json, setOwn } from './paths.ts'

/** The same text for the same content: keys sorted, and the named arrays, whose order means nothing, as well. */
export function canonicalText(body: Json, unordered: string[] = []): string {
  const sorted = sortKeys(body)
  for (const path of deepestFirst(unordered))
    at(sorted, path, (value) => (Array.isArray(value) && value.length > 1 ? inCanonicalOrder(value) : value))
  const text = JSON.stringify(sorted)
  return text.includes(nul) ? text.replace(escapedNul, '$1\ufffd') : text
}

/** SQLite’s functions end a text there, and would hide what follows. */
const nul = '\\u0000'
const escapedNul = /((?<!\\)(?:\\\\)*)\\u0000/g

export const contentHash = (text: string) => hash('sha256', text, 'base64url').slice(0, 22)

const sortedPaths = new WeakMap<string[], string[]>()

/** An element's own arrays are part of what it is sorted by. */
function deepestFirst(paths: string[]): string[] {
  let sorted = sortedPaths.get(paths)
  if (!sorted) {
    const depth = (path: string) => path.split('.').length
    sorted = [...paths].sort((a, b) => depth(b) - depth(a))
    sortedPaths.set(paths, sorted)
  }
  return sorted
}

function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (value === null || typeof value !== 'object') return value
  const sorted: Record<string, Json> = {}
  for (const key of Object.keys(value).sort()) setOwn(sorted, key, sortKeys(value[key] as Json))
  return sorted
}

/** The elements of a list without an order, each in canonical form, in the order in which they are kept. */
export function inCanonicalOrder(values: Json[]): Json[] {
  return values
    .map((value) => ({ value, text: JSON.stringify(value) }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .map(({ value }) => value)
}
