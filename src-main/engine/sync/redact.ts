import { createHmac } from 'node:crypto'
import type { SecretFields } from '../connectors/connector'
import { scrub } from '../connectors/free-text'
import { at, type Json, setOwn } from '../json/paths'

/** Puts a fingerprint in the place of a secret: the same for the same value, and of no use to anybody else. */
export type Fingerprint = (secret: string) => string

/** `key` comes from the vault. */
export function fingerprintWith(key: string): Fingerprint {
  return (secret) =>
    `fingerprint:${createHmac('sha256', key).update(secret).digest('base64url').slice(0, 16)}`
}

/** In the place of what the provider itself has masked. */
export const censored = '[censored]'

/** Names that mean a secret wherever they turn up, also in fields that the provider adds later. */
const secretName =
  /(secret|passw|passphrase|^pwd$|private_?key|api_?key|write_?keys?|access_?key|signing_?key|auth_?token|access_?token|^token$|^authorization$|hmac|^salt$|credential(?!_?ids?$)|ciphertext|^encrypted)/i
/** A field of this name holds settings, whichever type has it: redacted as such. */
const settingsName = /^settings$/i

/**
 * The item without its secrets. Settings keep allowed keys, booleans and numbers; of a URL, scheme and host.
 * Does not change `item`.
 */
export function withoutSecrets(item: Record<string, Json>, fields: SecretFields, fingerprint: Fingerprint) {
  const safe: Record<string, Json> = {}
  const settings = (value: Json, key?: string) =>
    redactSettings(value, fields.allowed ?? nothingAllowed, fingerprint, key)
  const elsewhere = (path: string, key: string, value: Json) =>
    fields.settings?.includes(path)
      ? settings(value, key)
      : redactElsewhere(key, value, { fingerprint, settings })
  for (const [field, value] of Object.entries(item)) {
    if (fields.fingerprint?.includes(field)) setOwn(safe, field, fingerprintAll(value, fingerprint))
    else if (fields.settings?.includes(field)) setOwn(safe, field, settings(value))
    else if (fields.descriptions?.includes(field)) setOwn(safe, field, scrubAll(value))
    else if (isObject(value) && fields.settings?.some((path) => path.startsWith(`${field}.`)))
      setOwn(
        safe,
        field,
        inside(value, (inner, name) => elsewhere(`${field}.${name}`, name as string, inner)),
      )
    else setOwn(safe, field, redactElsewhere(field, value, { fingerprint, settings }))
  }
  for (const path of fields.fingerprint ?? [])
    if (path.includes('.')) at(safe, path, (value) => fingerprintAll(value, fingerprint))
  return safe
}

const nothingAllowed: ReadonlySet<string> = new Set()

function fingerprintAll(value: Json, fingerprint: Fingerprint): Json {
  if (typeof value === 'string') return hide(value, fingerprint)
  return inside(value, (inner) => fingerprintAll(inner, fingerprint))
}

function redactSettings(value: Json, allowed: ReadonlySet<string>, fingerprint: Fingerprint, key = ''): Json {
  if (typeof value === 'string') {
    if (isAddress(value)) return hostOf(value.trim()) ?? hide(value, fingerprint)
    return allowed.has(key) ? scrub(value) : hide(value, fingerprint)
  }
  // A number or a boolean tells nothing; under a secret's name it might (a PIN).
  if (typeof value === 'number' && secretName.test(key)) return hide(String(value), fingerprint)
  return inside(value, (inner, name) => redactSettings(inner, allowed, fingerprint, name ?? key))
}

function redactElsewhere(
  key: string,
  value: Json,
  by: { fingerprint: Fingerprint; settings: (value: Json) => Json },
): Json {
  if (typeof value === 'string') return secretName.test(key) ? hide(value, by.fingerprint) : scrub(value)
  if (value === null || typeof value !== 'object') return value
  if (secretName.test(key)) return fingerprintAll(value, by.fingerprint)
  if (settingsName.test(key)) return by.settings(value)
  return inside(value, (inner, name) => redactElsewhere(name ?? key, inner, by))
}

const scrubAll = (value: Json): Json => (typeof value === 'string' ? scrub(value) : inside(value, scrubAll))

function inside(value: Json, change: (value: Json, name?: string) => Json): Json {
  if (Array.isArray(value)) return value.map((inner) => change(inner))
  if (value === null || typeof value !== 'object') return value
  const changed: Record<string, Json> = {}
  for (const [name, inner] of Object.entries(value)) setOwn(changed, name, change(inner, name))
  return changed
}

function hide(value: string, fingerprint: Fingerprint): string {
  if (value === '') return ''
  return /^[•*]{2,}/.test(value) || value.includes('•') ? censored : fingerprint(value)
}

/**
 * Also true of a text that has an address somewhere in it. {@link hostOf} keeps a part only of what is nothing but a
 * URL; the rest is hidden.
 */
const isAddress = (value: string) => value.includes('://') || /^\s*jdbc:/i.test(value)

function hostOf(value: string): string | null {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(value)) return null
  const url = URL.parse(value)
  return url?.host ? `${url.protocol}//${url.host}` : null
}

/**
 * Where the provider has masked a secret that was readable before, the fingerprint known of it: that it is
 * masked now does not make it another one.
 */
export function keepKnownFingerprints(after: Json, before: Json | undefined): Json {
  if (after === censored && typeof before === 'string' && before.startsWith('fingerprint:')) return before
  if (Array.isArray(after) && Array.isArray(before))
    return after.map((value, index) => keepKnownFingerprints(value, before[index]))
  if (isObject(after) && isObject(before))
    return Object.fromEntries(
      Object.entries(after).map(([key, value]) => [key, keepKnownFingerprints(value, before[key])]),
    )
  return after
}

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
