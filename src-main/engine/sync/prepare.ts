import { ApiError, type Item, type ResourceType } from '../connectors/connector'
import { canonicalText, contentHash } from '../json/canonical'
import { type Json, without } from '../json/paths'
import { type Fingerprint, keepKnownFingerprints, withoutSecrets } from './redact'

/** A resource as it may be stored: no secret in it, and the same text whenever it is the same. */
export interface Prepared {
  id: string
  scope: string
  name: string
  text: string
  hash: string
}

/** An element of a listing as a resource of its type. Throws `wrong-shape` if it isn't what it must be. */
export function checkedItem(type: ResourceType, element: unknown, scope: string, index: number): Item {
  const parsed = type.schema.safeParse(type.shape ? type.shape(element) : element)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new ApiError(
      'wrong-shape',
      `${type.singular} ${index + 1} has another shape than expected (${issue?.path.join('.') || 'the whole'}: ${issue?.message}).`,
      'What was known before is kept. The provider may have changed its API: update Sightline.',
    )
  }
  const field = type.scopes?.field
  // Whose it is is known, also where the item says null.
  return field === undefined ? parsed.data : { ...parsed.data, [field]: parsed.data[field] ?? scope }
}

interface Preparation {
  fingerprint: Fingerprint
  /** Fields as they are stored, to take as they are. */
  details?: Record<string, Json>
  /** The stored body, if any: what it knows of a secret that is masked now stays. */
  known?: Json
}

export function prepare(
  type: ResourceType,
  item: Item,
  scope: string,
  { fingerprint, details, known }: Preparation,
): Prepared {
  const whole = (type.keep?.(item) ?? item) as Record<string, Json>
  const body = (type.leaveOut ?? []).reduce(without, whole)
  const safe = { ...withoutSecrets(body, type.secrets, fingerprint), ...details }
  const text = canonicalText(known === undefined ? safe : keepKnownFingerprints(safe, known), type.unordered)
  if (text.length > largestText)
    throw new ApiError(
      'wrong-shape',
      `One of them (${type.singular.toLowerCase()} ${type.id(item).slice(0, 100)}) is larger than any is known to be: more than 32 MB.`,
      'What was known before is kept. If it stays, report it.',
    )
  const name = type.label(safe).slice(0, longestName).replaceAll('\0', '\ufffd')
  return { id: type.id(item), scope, name, text, hash: contentHash(text) }
}

/** In characters: many times what a group of 100,000 members has. */
const largestText = 32 * 1024 * 1024
const longestName = 1000
