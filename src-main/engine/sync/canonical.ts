import { createHash } from 'node:crypto'
import { at, type Json } from './paths'

/** The same text for the same content: keys sorted, and the named arrays, whose order means nothing, as well. */
export function canonicalText(body: Json, unordered: string[] = []): string {
  const sorted = sortKeys(body)
  // Deepest first: an element's own arrays are part of what it is sorted by.
  for (const path of [...unordered].sort((a, b) => b.split('.').length - a.split('.').length))
    at(sorted, path, (value) => (Array.isArray(value) ? sortBy(value) : value))
  return JSON.stringify(sorted)
}

export const contentHash = (text: string) =>
  createHash('sha256').update(text).digest('base64url').slice(0, 22)

function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sortKeys(value[key] as Json)]),
  )
}

function sortBy(values: Json[]): Json[] {
  return values
    .map((value) => ({ value, text: JSON.stringify(value) }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .map(({ value }) => value)
}
