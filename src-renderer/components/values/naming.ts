import { isFingerprint } from './fingerprint'

export type Thing = Record<string, unknown>

export function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether it is a pair such as a label, which people write as “key:value”. */
export function isPair(value: unknown): value is { key: string; value: string } {
  return isThing(value) && isReadable(value.key) && isReadable(value.value)
}

const names = ['name', 'title', 'email', 'slug']

/** The field that a thing inside a resource goes by: its own name, or one such as `roleName`. */
export function nameField(thing: Thing): string | null {
  const own = names.find((field) => isText(thing[field]))
  return own ?? Object.keys(thing).find((field) => field.endsWith('Name') && isText(thing[field])) ?? null
}

/** What a thing inside a resource goes by; null if it has nothing like a name. */
export function nameOf(value: unknown): string | null {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (isPair(value)) return `${value.key}:${value.value}`
  if (!isThing(value)) return null
  const field = nameField(value)
  if (field) return String(value[field])
  return isText(value.type) ? inWords(value.type) : isText(value.id) ? value.id : null
}

/** “websiteUrl”, “website_url” and “WEBSITE” as a person would write them. */
export function inWords(key: string): string {
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .trim()
    .toLowerCase()
  if (words === 'id') return 'ID'
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function isReadable(value: unknown): value is string {
  return isText(value) && !isFingerprint(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true
  return typeof value === 'object' && Object.keys(value).length === 0
}
