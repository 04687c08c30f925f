import type { PollTypeStatus } from '../../../src-preload/contract'
import {
  type Answer,
  ApiError,
  type Detail,
  type Item,
  type ProviderClient,
  type ResourceType,
} from '../connectors/connector'
import { type Json, setOwn } from '../json/paths'
import type { Due } from './due'
import { type Found, fieldsOf, lacksDetail, type Pending } from './found'
import type { Mirror } from './mirror'
import { readDetail } from './read-detail'
import type { Reading, Readings } from './readings'
import { stillThere } from './still-there'

interface DetailContext {
  type: ResourceType
  client: ProviderClient
  mirror: Mirror
  readings: Readings
  due: Due
  /** Details are put into its incomplete items. */
  found: Found
}

/** What reading the details came to. */
interface DetailResult {
  readings: Reading[]
  /** What could not be read, and what that makes of the type; null if all could. */
  problem: { status: PollTypeStatus; reason: string } | null
}

/** Reads the fields that cost a call per item. What is not due, or can't be read, keeps the value that is stored. */
export async function addDetails(context: DetailContext): Promise<DetailResult> {
  const failures = new DetailFailures()
  const readings: Reading[] = []
  const { details = [] } = context.type
  // What tells which are due has none itself.
  if (details.length > 0) await context.due.known
  for (const detail of details) readings.push(...(await addDetail(detail, context, failures)))
  return { readings, problem: failures.summary() }
}

/** As what the reading of a detail is recorded. */
export const readingOfDetail = (type: ResourceType, detail: Detail) => `${type.key}.${fieldsOf(detail)[0]}`

async function addDetail(
  detail: Detail,
  context: DetailContext,
  failures: DetailFailures,
): Promise<Reading[]> {
  const { type, due, found } = context
  const lacking = [...found.pending].filter(([, { item }]) => lacksDetail(item, detail))
  const chosen = due.choose(
    readingOfDetail(type, detail),
    lacking.map(([id]) => id),
    (id) => found.differs(id),
  )
  const read = await Promise.all(
    lacking
      .filter(([id]) => chosen.has(id))
      .map(([id, pending]) => readOne(detail, id, pending, context, failures)),
  )
  return read.filter((reading) => reading !== null)
}

/** Reads a detail of one item, and completes the item by it. Null where it could not be read. */
async function readOne(
  detail: Detail,
  id: string,
  pending: Pending,
  context: DetailContext,
  failures: DetailFailures,
): Promise<Reading | null> {
  const { type, client, mirror, readings, found } = context
  const [first] = fieldsOf(detail) as [string]
  const what = readingOfDetail(type, detail)
  const isNew = pending.hash === undefined
  const stored = () => mirror.body(type.key, id)?.[first]
  try {
    const answers = isNew ? [] : (readings.answers(what, id) ?? [])
    const read = await readDetail(detail, client, id, { answers, stored })
    if (read === null) return { what, of: id, answers }
    complete(pending, detail, read.fields)
    pending.isReread &&= isSame(readings.earlierAnswers(what, id), read.answers)
    return { what, of: id, answers: read.answers }
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind === 'cancelled') throw error
    const isMissing = error.kind === 'not-found'
    // Only of a resource that is itself still there is it believed that it has none; one that had none still has none.
    const isDoubtful = isMissing && (isNew || !detail.optional || stored() != null)
    const itself = isDoubtful ? await standing(id, pending, context) : 'there'
    // It was deleted a moment after it was listed; one that is known is removed by the next listing.
    if (isMissing && itself === 'gone') {
      if (isNew) found.drop(id)
      return null
    }
    if (isMissing && detail.optional && itself === 'there') {
      pending.isReread &&= stored() == null
      complete(pending, detail, { [first]: null })
      return { what, of: id, answers: null }
    }
    failures.add(first, type.label(pending.item), error)
    return null
  }
}

/** What the list said of other fields than the detail's own stays. */
function complete({ item, read }: Pending, detail: Detail, values: Item) {
  const fields = fieldsOf(detail)
  for (const [field, value] of Object.entries(values))
    if (fields.includes(field) || !Object.hasOwn(item, field))
      setOwn(item as Record<string, Json>, field, value as Json)
  for (const field of fields) read.add(field)
}

const isSame = (one: Answer[] | null, other: Answer[] | null) =>
  one !== null &&
  other !== null &&
  one.length === other.length &&
  one.every(({ digest }, index) => digest === other[index]?.digest)

/** Whether a resource is still there; where nobody can be asked, it is. */
const standing = (id: string, { scope }: Pending, { type, client }: DetailContext) =>
  type.own ? stillThere(client, type.own, { id, scope }) : 'there'

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
