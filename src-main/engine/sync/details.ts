import type { PollTypeStatus } from '../../../src-preload/contract'
import {
  ApiError,
  type Detail,
  type Item,
  type ProviderClient,
  type ResourceType,
} from '../connectors/connector'
import type { Due } from './due'
import type { Mirror } from './mirror'
import type { Json } from './paths'
import { readDetail } from './read-detail'
import { stillThere } from './still-there'

export interface DetailContext {
  type: ResourceType
  client: ProviderClient
  mirror: Mirror
  due: Due
  /** By id; details are put into them. */
  items: Map<string, Item>
  scopeOf: (id: string) => string
  /** Whether what the list says of an item differs from what is stored, given the details that are known. */
  differs: (id: string, item: Item) => boolean
}

/** What reading the details came to. */
export interface DetailResult {
  readings: { what: string; of: string }[]
  /** What could not be read, and what that makes of the type; null if all could. */
  problem: { status: PollTypeStatus; reason: string } | null
}

/** Adds the fields that cost a call per item. What is not due, or can't be read, keeps the value that is stored. */
export async function addDetails(context: DetailContext): Promise<DetailResult> {
  const failures = new DetailFailures()
  const readings: DetailResult['readings'] = []
  for (const detail of context.type.details ?? [])
    readings.push(...(await addDetail(detail, context, failures)))
  return { readings, problem: failures.summary() }
}

async function addDetail(
  detail: Detail,
  context: DetailContext,
  failures: DetailFailures,
): Promise<DetailResult['readings']> {
  const { type, client, mirror, due, items, differs } = context
  const fields = 'fields' in detail ? detail.fields : [detail.field]
  const [first] = fields as [string]
  const what = `${type.key}.${first}`
  const lacking = [...items].filter(([, item]) => detail.when === 'always' || item[first] == null)
  for (const [id, item] of lacking) {
    const known = mirror.body(type.key, id)
    for (const field of fields) if (known?.[field] !== undefined) item[field] = known[field] as Json
  }
  const chosen = due.choose(
    what,
    lacking.map(([id]) => id),
    (id) => differs(id, items.get(id) as Item),
  )
  const read = await Promise.all(
    lacking.map(async ([id, item]) => {
      if (!chosen.has(id)) return []
      try {
        Object.assign(item, await readDetail(detail, client, id, item[first]))
        return [{ what, of: id }]
      } catch (error) {
        if (!(error instanceof ApiError) || error.kind === 'cancelled') throw error
        const isMissing = error.kind === 'not-found'
        if (isMissing && (await isNoMore(id, context))) items.delete(id)
        else if (isMissing && detail.optional && (await mayHaveNone(item, first, id, context)))
          item[first] = null
        else failures.add(first, type.label(item), error)
        return []
      }
    }),
  )
  return read.flat()
}

/** A new one that was deleted a moment after it was listed; one that is known is removed by the next listing. */
async function isNoMore(id: string, { type, client, mirror, scopeOf }: DetailContext): Promise<boolean> {
  if (!type.own || mirror.body(type.key, id)) return false
  return (await stillThere(client, type.own, { id, scope: scopeOf(id) })) === 'gone'
}

/** That something optional is gone is believed only of a resource that is itself still there. */
async function mayHaveNone(
  item: Item,
  field: string,
  id: string,
  { type, client, scopeOf }: DetailContext,
): Promise<boolean> {
  if (item[field] == null || !type.own) return true
  return (await stillThere(client, type.own, { id, scope: scopeOf(id) })) === 'there'
}

class DetailFailures {
  #count = 0
  #names: string[] = []
  #reason = ''
  #status: PollTypeStatus = 'failed'
  #fields = new Set<string>()

  add(field: string, name: string, error: ApiError) {
    this.#count++
    this.#fields.add(field)
    if (this.#names.length < 3) this.#names.push(name)
    this.#reason = error.message
    if (error.kind === 'wrong-shape') this.#status = 'drifted'
  }

  summary(): DetailResult['problem'] {
    if (this.#count === 0) return null
    const more = this.#count > this.#names.length ? ` and ${this.#count - this.#names.length} more` : ''
    const reason = `Could not read the ${[...this.#fields].join(' and ')} of ${this.#names.join(', ')}${more}; what was known of them is kept. ${this.#reason}`
    return { status: this.#status, reason }
  }
}
