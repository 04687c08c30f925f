/** The functions that Sightline adds to SQL, with their documentation. */
import type { Database } from 'better-sqlite3'
import type { SqlFunction } from '../../../src-preload/contract.ts'

const mostPaths = 1000
const day = 24 * 60 * 60_000

export const sqlFunctions: SqlFunction[] = [
  {
    name: 'glob_any',
    signature: 'glob_any(text, pattern, …)',
    description:
      'True if the text matches one of the patterns, upper and lower case alike; * stands for anything, ? for one character. A JSON array may stand for the patterns.',
    example: "glob_any(slug, 'prod-*', '*-live')",
  },
  {
    name: 'email_domain',
    signature: 'email_domain(address)',
    description: 'What is behind the @ of a mail address, in lower case; null if there is none.',
    example: "email_domain(email) <> 'acme.com'",
  },
  {
    name: 'days_since',
    signature: 'days_since(time)',
    description:
      'Days from a time (ISO 8601) to now, or to the moment the query is asked as of; with fractions, negative for the future.',
    example: 'days_since(_changedAt) < 7',
  },
  {
    name: 'has_role',
    signature: 'has_role(permissions, role)',
    description: 'True if a permissions column grants the role, by its name, whatever it is granted on.',
    example: "has_role(permissions, 'Workspace Owner')",
  },
  {
    name: 'is_disguised',
    signature: 'is_disguised(text)',
    description:
      'True if the text may be read as another one: a word mixes letters of several scripts (a Cyrillic а in “аcme”), or it has characters that are invisible or turn the writing around.',
    example: 'is_disguised(name)',
  },
  {
    name: 'json_paths',
    signature: 'json_paths(json)',
    description:
      'The paths that occur in a JSON value, as a JSON array; [0] stands for every element of an array.',
    example: 'json_each(json_paths(metadata))',
  },
]

/** The moment that each connection reads, in milliseconds; null: now. */
const moments = new WeakMap<Database, number | null>()

/** Says what `days_since` counts to: an instant in ISO 8601, or null for now. */
export function tellMoment(db: Database, asOf: string | null) {
  moments.set(db, asOf === null ? null : Date.parse(asOf))
}

export function addFunctions(db: Database) {
  const safe = { deterministic: true }
  db.function('glob_any', { ...safe, varargs: true }, (text: unknown, ...patterns: unknown[]) =>
    text === null || text === undefined
      ? null
      : Number(patternsIn(patterns).some((pattern) => matchesGlob(String(text), pattern))),
  )
  db.function('email_domain', safe, emailDomain)
  db.function('days_since', (time: unknown) => {
    const at = typeof time === 'string' ? Date.parse(time) : Number.NaN
    return Number.isNaN(at) ? null : ((moments.get(db) ?? Date.now()) - at) / day
  })
  db.function('has_role', safe, hasRole)
  db.function('is_disguised', safe, (text: unknown) =>
    typeof text === 'string' ? Number(isDisguised(text)) : null,
  )
  db.function('json_paths', safe, jsonPaths)
}

function emailDomain(address: unknown): string | null {
  const domain = typeof address === 'string' ? address.slice(address.lastIndexOf('@') + 1).trim() : ''
  return typeof address === 'string' && address.includes('@') && domain !== '' ? domain.toLowerCase() : null
}

function hasRole(permissions: unknown, role: unknown): number | null {
  const list = parsed(permissions)
  if (list === undefined || typeof role !== 'string') return null
  const wanted = role.toLowerCase()
  const grants = (entry: unknown) => {
    const { roleName, role, name } = (entry ?? {}) as Record<string, unknown>
    return [entry, roleName, role, name].some(
      (value) => typeof value === 'string' && value.toLowerCase() === wanted,
    )
  }
  return Number(Array.isArray(list) && list.some(grants))
}

/** What shows nothing, or turns the direction; but not the joiners and tags that emoji and some scripts need. */
const unseen = /(?!\u200c|\u200d|[\u{e0020}-\u{e007f}])\p{Cf}|\u034f|\u115f|\u1160|\u3164/u
/** Those whose letters look like one another’s. */
const scripts = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Cherokee', 'Coptic', 'Lisu'].map(
  (script) => new RegExp(`\\p{Script=${script}}`, 'u'),
)

function isDisguised(text: string): boolean {
  if (isAscii.test(text)) return false
  const mixed = (word: string) => scripts.filter((script) => script.test(word)).length > 1
  return unseen.test(text) || (text.match(/[\p{L}\p{M}]+/gu) ?? []).some(mixed)
}
const isAscii = /^[\0-\x7f]*$/

function jsonPaths(json: unknown): string | null {
  const value = parsed(json)
  return value === undefined ? null : JSON.stringify(pathsIn(value))
}

/** Paths as `->>` takes them, in the order in which they are met. */
export function pathsIn(value: unknown): string[] {
  const found = new Set<string>()
  const waiting: [path: string, value: unknown][] = [['$', value]]
  for (let next = waiting.shift(); next && found.size < mostPaths; next = waiting.shift()) {
    const [path, inner] = next
    if (path !== '$') found.add(path)
    if (Array.isArray(inner)) for (const element of inner.slice(0, 50)) waiting.push([`${path}[0]`, element])
    else if (inner !== null && typeof inner === 'object')
      for (const [key, held] of Object.entries(inner)) waiting.push([`${path}.${pathKey(key)}`, held])
  }
  return [...found]
}

const pathKey = (key: string) => (/^[A-Za-z_]\w*$/.test(key) ? key : `"${key.replaceAll('"', '\\"')}"`)

/** In characters. No body is as long; what is made of a text takes many times its memory. */
const longestJson = 16 * 1024 * 1024

function parsed(json: unknown): unknown {
  if (typeof json !== 'string') return undefined
  if (json.length > longestJson)
    throw Object.assign(new Error('That JSON is longer than 16 MB.'), { code: 'SQLITE_TOOBIG' })
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function patternsIn(given: unknown[]): string[] {
  const list =
    given.length === 1 && typeof given[0] === 'string' && given[0].startsWith('[') ? parsed(given[0]) : given
  return (Array.isArray(list) ? list : given).filter((pattern) => typeof pattern === 'string')
}

/** In time proportional to text × pattern at worst, whatever the pattern. */
export function matchesGlob(text: string, pattern: string): boolean {
  const [name, glob] = [text.toLowerCase(), pattern.toLowerCase()]
  let [at, to, star, retry] = [0, 0, -1, 0]
  while (at < name.length) {
    if (glob[to] === '*') {
      star = to++
      retry = at
    } else if (to < glob.length && (glob[to] === '?' || glob[to] === name[at])) {
      at++
      to++
    } else if (star >= 0) {
      to = star + 1
      at = ++retry
    } else return false
  }
  while (glob[to] === '*') to++
  return to === glob.length
}
