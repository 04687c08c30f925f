import { ApiError, type Detail, type Item, type ProviderClient } from '../connectors/connector'
import { isCertain, isShort } from './certain'
import { fillPath } from './fill-path'

type ListDetail = Extract<Detail, { list: unknown }>

/**
 * Reads a detail of the item `id`: its fields and their values. `known` is what is known of the first field. Throws
 * an {@link ApiError}, also where the answer is not what the detail must be.
 */
export async function readDetail(
  detail: Detail,
  client: ProviderClient,
  id: string,
  known: unknown,
): Promise<Item> {
  if ('list' in detail) return { [detail.field]: await readList(detail, client, id, known) }
  const found = checked(detail, await client.get(fillPath(detail.get.path, { id }), detail.get.item))
  return 'fields' in detail ? pick(found, detail.fields) : { [detail.field]: found }
}

/** What was known to be in the list leaves it only as a resource would: by a listing that is certain, or by two. */
async function readList(detail: ListDetail, client: ProviderClient, id: string, known: unknown) {
  const listing = { ...detail.list, path: fillPath(detail.list.path, { id }) }
  const read = async () => {
    const listed = await client.list(listing)
    const elements = listed.items.map((element) => {
      const whole = checked(detail, element)
      return detail.keep ? pick(whole, detail.keep) : whole
    })
    return { listed, byIdentity: new Map(elements.map((element) => [identity(element), element])) }
  }
  const first = await read()
  const lost = Array.isArray(known) && known.some((element) => !first.byIdentity.has(identity(element)))
  if (!lost || isCertain(first.listed, first.byIdentity.size)) return [...first.byIdentity.values()]
  const second = await read()
  if (isShort(second.listed, second.byIdentity.size))
    throw new ApiError(
      'bad-answer',
      `The list of ${listing.path} gives ${second.byIdentity.size} and says there are ${second.listed.total}.`,
      'It is read again with the next poll.',
    )
  return [...new Map([...first.byIdentity, ...second.byIdentity]).values()]
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

function pick(item: unknown, fields: string[]): Item {
  const source = (item ?? {}) as Item
  return Object.fromEntries(
    fields.filter((field) => source[field] !== undefined).map((field) => [field, source[field]]),
  )
}
