import {
  type Answer,
  ApiError,
  type Detail,
  type Item,
  type Listed,
  type Listing,
  type ProviderClient,
} from '../connectors/connector'
import { isCertain, isShort } from './certain'
import { fillPath } from './fill-path'

/** What a detail's fields are now, or all fields of its answer, and the answers that said so if the same answers would mean the same. */
interface DetailRead {
  fields: Item
  answers: Answer[] | null
}

/**
 * Reads a detail of the item `id`; null if the provider's answers are those of `answers`. `stored` is what is known of
 * the first field. Throws an {@link ApiError}, also where the answer is not what the detail must be.
 */
export async function readDetail(
  detail: Detail,
  client: ProviderClient,
  id: string,
  known: { answers: Answer[]; stored: () => unknown },
): Promise<DetailRead | null> {
  const listing = listingOf(detail, id)
  const first = await read(detail, client, listing, known.answers)
  if (first === null) return null
  const { listed, byIdentity } = first
  if ('get' in detail) {
    const [found] = byIdentity.values()
    const fields = 'fields' in detail ? (found as Item) : { [detail.field]: found }
    return { fields, answers: listed.answers }
  }
  const elements = (all: Map<string, unknown>) => ({ [detail.field]: [...all.values()] })
  const certain = isCertain(listed, byIdentity.size)
  if (certain) return { fields: elements(byIdentity), answers: listed.answers }
  // What was known to be in the list leaves it only as a resource would: by a listing that is certain, or by two.
  const stored = known.stored()
  const lost = Array.isArray(stored) && stored.some((element) => !byIdentity.has(identity(element)))
  if (!lost) return { fields: elements(byIdentity), answers: null }
  const second = (await read(detail, client, listing, [])) as Reading
  if (isShort(second.listed, second.byIdentity.size))
    throw new ApiError(
      'bad-answer',
      `The list of ${listing.path} gives ${second.byIdentity.size} and says there are ${second.listed.total}.`,
      'It is read again with the next poll.',
    )
  return { fields: elements(new Map([...byIdentity, ...second.byIdentity])), answers: null }
}

interface Reading {
  listed: Listed
  byIdentity: Map<string, unknown>
}

async function read(
  detail: Detail,
  client: ProviderClient,
  listing: Listing,
  known: Answer[],
): Promise<Reading | null> {
  const byIdentity = new Map<string, unknown>()
  const listed = await client.list(listing, {
    known,
    onPage: async ({ items }) => {
      const before = byIdentity.size
      for (const item of items) {
        const whole = checked(detail, item)
        const element = 'list' in detail ? kept(detail, whole) : whole
        byIdentity.set('get' in detail ? '' : identity(element), element)
      }
      return byIdentity.size > before
    },
  })
  return listed.unchanged ? null : { listed, byIdentity }
}

function listingOf(detail: Detail, id: string): Listing {
  if ('list' in detail) return { ...detail.list, path: fillPath(detail.list.path, { id }) }
  return { path: fillPath(detail.get.path, { id }), items: detail.get.item, paging: 'one' }
}

function checked(detail: Detail, value: unknown): unknown {
  const parsed = detail.schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new ApiError(
    'wrong-shape',
    `It has another shape than expected (${issue?.path.join('.') || 'the whole'}: ${issue?.message}).`,
    'What was known before is kept. The provider may have changed its API: update Sightline.',
  )
}

function identity(element: unknown): string {
  const { id } = (element ?? {}) as Item
  return id === undefined ? JSON.stringify(element) : String(id)
}

function kept({ keep, leaveOut = [] }: Pick<ListedDetail, 'keep' | 'leaveOut'>, element: unknown): unknown {
  if (typeof element !== 'object' || element === null) return element
  const isKept = (field: string) => keep?.includes(field) ?? !leaveOut.includes(field)
  return Object.fromEntries(Object.entries(element).filter(([field]) => isKept(field)))
}

type ListedDetail = Extract<Detail, { list: Listing }>
