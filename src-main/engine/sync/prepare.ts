import { ApiError, type Item, type ResourceType } from '../connectors/connector'
import { canonicalText, contentHash } from './canonical'
import { inSlices } from './in-slices'
import { type Json, without } from './paths'
import { type Fingerprint, keepKnownFingerprints, withoutSecrets } from './redact'

/** A resource as it may be stored: no secret in it, and the same text whenever it is the same. */
export interface Prepared {
  id: string
  scope: string
  name: string
  text: string
  hash: string
}

/**
 * Checks the elements listed for a scope against the type, by id. Rejects with `wrong-shape` if any of them isn't what
 * it must be.
 */
export async function checkItems(
  type: ResourceType,
  elements: unknown[],
  scope: string,
): Promise<Map<string, Item>> {
  const field = type.scopes && 'field' in type.scopes ? type.scopes.field : null
  const items = new Map<string, Item>()
  await inSlices(elements.entries(), ([index, element]) => {
    const parsed = type.schema.safeParse(type.shape ? type.shape(element) : element)
    if (!parsed.success) {
      const issue = parsed.error.issues[0]
      throw new ApiError(
        'wrong-shape',
        `${type.singular} ${index + 1} has another shape than expected (${issue?.path.join('.') || 'the whole'}: ${issue?.message}).`,
        'What was known before is kept. The provider may have changed its API: update Sightline.',
      )
    }
    const item = field === null ? parsed.data : { [field]: scope, ...parsed.data }
    // An item that slipped between two pages may come twice; its later state is the truer one.
    items.set(type.id(item), item)
  })
  return items
}

/** `known` is the stored body, if any: what it knows of a secret that is masked now stays. */
export function prepare(
  type: ResourceType,
  item: Item,
  fingerprint: Fingerprint,
  scope: string,
  known?: Json,
): Prepared {
  const whole = (type.keep?.(item) ?? item) as Record<string, Json>
  const body = (type.leaveOut ?? []).reduce(without, whole)
  const safe = withoutSecrets(body, type.secrets, fingerprint)
  const text = canonicalText(known === undefined ? safe : keepKnownFingerprints(safe, known), type.unordered)
  return { id: type.id(item), scope, name: type.label(safe), text, hash: contentHash(text) }
}
