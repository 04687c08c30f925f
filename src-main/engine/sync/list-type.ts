import {
  ApiError,
  type Detail,
  type Item,
  type Listed,
  type ProviderClient,
  type ResourceType,
} from '../connectors/connector'
import type { Mirror, TypeResult } from './mirror'
import type { Json } from './paths'
import { checkItems, prepare } from './prepare'
import type { Fingerprint } from './redact'

/** Up to so many missing resources are asked for one by one; more are cheaper to confirm by a second listing. */
const askedOneByOne = 25

/**
 * Finds out all there is to know of one type, and what is certainly gone. Throws an {@link ApiError} unless
 * the provider gave a complete and well-formed listing.
 */
export async function listType(options: {
  type: ResourceType
  client: ProviderClient
  mirror: Mirror
  fingerprint: Fingerprint
  onProgress: (progress: { listed: number; expected: number | null }) => void
}): Promise<TypeResult> {
  const { type, client, mirror, fingerprint, onProgress } = options
  const listed = await client.list(type.list, onProgress)
  const items = checkItems(type, listed.items)
  const stored = mirror.stored(type.key)

  const missing = [...stored.keys()].filter((id) => !items.has(id))
  const removed = isCertain(listed) ? missing : await confirmRemoved(type, client, missing)

  const failed = new DetailFailures()
  for (const detail of type.details ?? []) await addDetail(detail, { type, client, mirror, items, failed })

  const present = [...items.values()].map((item) => {
    const id = type.id(item)
    const first = prepare(type, item, fingerprint)
    const unchanged = !stored.has(id) || stored.get(id)?.hash === first.hash
    return unchanged ? first : prepare(type, item, fingerprint, mirror.body(type.key, id))
  })
  return {
    present,
    removed,
    outcome: {
      type: type.key,
      status: failed.count === 0 ? 'ok' : 'failed',
      listed: items.size,
      reason: failed.sentence() ?? shortfall(listed),
    },
  }
}

/** One answer with as many items as it says: what it does not name is not there. */
const isCertain = ({ items, pages, total }: Listed) =>
  pages === 1 && (total === null || total === items.length)

/** The provider's count is at times plainly wrong: what was listed is true all the same, and the reader is told. */
const shortfall = ({ items, total }: Listed) =>
  total !== null && items.length < total
    ? `The list gave ${items.length} and says there are ${total}: some may be missing here. Nothing was removed for that.`
    : null

/** Law 1: what an uncertain listing misses is removed only once it is confirmed to be gone. */
async function confirmRemoved(
  type: ResourceType,
  client: ProviderClient,
  missing: string[],
): Promise<string[]> {
  if (missing.length === 0) return []
  const { own } = type
  if (!own || missing.length > askedOneByOne) {
    const again = await client.list(type.list)
    const present = checkItems(type, again.items)
    if (again.total === null || again.total === again.items.length)
      return missing.filter((id) => !present.has(id))
    if (!own) return []
  }
  const gone = await Promise.all(missing.map((id) => isGone(client, fill(own.path, id), own.item)))
  return missing.filter((_, index) => gone[index])
}

/** Anything but a clear 404 is no proof. */
async function isGone(client: ProviderClient, path: string, item: string): Promise<boolean> {
  try {
    await client.get(path, item)
    return false
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind === 'cancelled') throw error
    return error.kind === 'not-found'
  }
}

class DetailFailures {
  count = 0
  #names: string[] = []
  #reason = ''
  #fields = new Set<string>()

  add(field: string, name: string, error: ApiError) {
    this.count++
    this.#fields.add(field)
    if (this.#names.length < 3) this.#names.push(name)
    this.#reason = error.message
  }

  sentence(): string | null {
    if (this.count === 0) return null
    const more = this.count > this.#names.length ? ` and ${this.count - this.#names.length} more` : ''
    return `Could not read the ${[...this.#fields].join(' and ')} of ${this.#names.join(', ')}${more}; what was known of them is kept. ${this.#reason}`
  }
}

/** Adds a field that costs a call per item. Where the call fails, the item keeps the value that is stored. */
async function addDetail(
  detail: Detail,
  context: {
    type: ResourceType
    client: ProviderClient
    mirror: Mirror
    items: Map<string, Item>
    failed: DetailFailures
  },
) {
  const { type, client, mirror, items, failed } = context
  const wanted = [...items].filter(([, item]) => detail.when === 'always' || item[detail.field] == null)
  await Promise.all(
    wanted.map(async ([id, item]) => {
      try {
        const value = await readDetail(detail, client, id)
        if (value !== undefined) item[detail.field] = value
      } catch (error) {
        if (!(error instanceof ApiError) || error.kind === 'cancelled') throw error
        const known = mirror.body(type.key, id)
        if (error.kind === 'not-found' && !known) {
          items.delete(id) // It was deleted a moment after it was listed.
          return
        }
        if (known?.[detail.field] !== undefined) item[detail.field] = known[detail.field] as Json
        failed.add(detail.field, type.label(item), error)
      }
    }),
  )
}

async function readDetail(detail: Detail, client: ProviderClient, id: string): Promise<unknown> {
  if (detail.list) {
    const { items } = await client.list({ ...detail.list, path: fill(detail.list.path, id) })
    return detail.keep ? items.map((item) => pick(item, detail.keep as string[])) : items
  }
  if (detail.get) {
    const found = (await client.get(fill(detail.get.path, id), detail.get.item)) as Item
    return found?.[detail.get.pick]
  }
}

const fill = (path: string, id: string) => path.replace('{id}', encodeURIComponent(id))

function pick(item: unknown, fields: string[]): Item {
  const source = (item ?? {}) as Item
  return Object.fromEntries(
    fields.filter((field) => source[field] !== undefined).map((field) => [field, source[field]]),
  )
}
