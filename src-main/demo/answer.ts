import { ApiError, notFound } from './api-error'
import { type Ask, type Endpoint, isList, type ListEndpoint, type Stability } from './endpoint'
import { route } from './endpoints'
import type { FaultPlan } from './faults'
import { type Page, paginate, readPageRequest, withOffsets } from './pagination'
import type { World } from './world'

interface Question {
  path: string
  query: URLSearchParams
  accept: string
  now: Date
}

interface Answer {
  endpoint: Endpoint
  contentType: string
  body: { data: Record<string, unknown> }
}

interface AnswererOptions {
  pageCap: number
  listsWithoutPermissions: boolean
}

/** Turns requests into what the API would say, with lists as wrong as the faults want them. */
export class Answerer {
  /** Ids that the fault `slip` has removed. */
  readonly #slipped = new Set<unknown>()

  constructor(readonly options: AnswererOptions) {}

  /** Throws an {@link ApiError} when the API would answer with an error. */
  answer(world: World, question: Question, faults: FaultPlan): Answer {
    const { path, query, now } = question
    const { endpoint, params } = route(path)
    const contentType = negotiate(question.accept, endpoint.version)
    if (Object.values(params).some((id) => this.#slipped.has(id))) throw notFound()

    const ask: Ask = { world, params, query, asOf: now, ...this.options }
    const data = isList(endpoint) ? this.#list(endpoint, ask, path, faults) : endpoint.data(ask)
    const body = { data: faults.strike('drift', path) ? drifted(data) : data }
    return { endpoint, contentType, body }
  }

  #list(endpoint: ListEndpoint, ask: Ask, path: string, faults: FaultPlan): Record<string, unknown> {
    const { list, pages, largestCount, frozen } = endpoint
    const present = () => {
      const items = endpoint.items(ask)
      return this.#slipped.size === 0 ? items : items.filter((item) => !this.#slipped.has(identity(item)))
    }
    if (pages === 'none') return { [list]: present() }

    const request = readPageRequest(ask.query, { largestCount, cap: this.options.pageCap })
    if (frozen) {
      request.frozenAt ??= ask.asOf.toISOString()
      ask.asOf = new Date(request.frozenAt)
    }
    let items = present()
    if (request.offset > 0 && items.length > 0 && faults.strike('slip', path)) {
      this.#slipped.add(identity(items[0]))
      items = present()
    }

    const page = paginate(items, request)
    spoil(page, path, faults)
    if (pages === 'uncounted') delete page.pagination.totalEntries
    if (endpoint.absentWhenEmpty && page.items.length === 0) return {}
    if (endpoint.offsets) return { [list]: page.items, pagination: withOffsets(page.pagination) }
    return { [list]: page.items, ...endpoint.beside?.(ask), pagination: page.pagination }
  }
}

function spoil(page: Page<unknown>, path: string, faults: FaultPlan) {
  if (faults.strike('cursorloop', path)) page.pagination.next = page.pagination.current
  if (page.pagination.next !== undefined) return
  const lie = faults.strike('lie', path)
  // The total stays true, as with a server that loses items after counting them.
  if (lie) page.items.splice(Math.max(0, page.items.length - (lie.value ?? 1)))
}

/** Answers keep their envelope, and nothing in it is where it was. */
function drifted(data: Record<string, unknown>): Record<string, unknown> {
  const wrap = (value: unknown) => ({ attributes: value })
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => {
      if (key === 'pagination') return [key, value]
      return [key, Array.isArray(value) ? value.map(wrap) : wrap(value)]
    }),
  )
}

function identity(item: unknown): unknown {
  return typeof item === 'object' && item !== null && 'id' in item ? item.id : item
}

const stabilities: Stability[] = ['v1alpha', 'v1beta', 'v1']
const aliases: Record<string, Stability> = { stable: 'v1', beta: 'v1beta', alpha: 'v1alpha' }

/** The content type of the answer. An endpoint in alpha has no beta, one in beta has an alpha. */
function negotiate(accept: string, most: Stability): string {
  for (const part of accept.split(',')) {
    const type = part.split(';')[0]!.trim().toLowerCase()
    if (['', '*/*', 'application/*', 'application/json'].includes(type)) return 'application/json'
    const version = /^application\/vnd\.segment\.(\w+)\+json$/.exec(type)?.[1]
    if (version === undefined) continue
    const stability = aliases[version] ?? stabilities.find((known) => known === version)
    if (stability && stabilities.indexOf(stability) <= stabilities.indexOf(most)) return type
  }
  throw new ApiError(406, 'not-acceptable', `This endpoint has no version for Accept: ${accept}`)
}
