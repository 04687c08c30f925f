import { z } from 'zod'
import {
  ApiError,
  type ClientOptions,
  type EndpointLimit,
  type Listed,
  type Listing,
  type ProviderClient,
} from '../connector'
import { HttpClient, type JsonAnswer, type Pace } from '../http'
import { escapeRawNewlines } from './raw-newlines'

const data = z.object({ data: z.record(z.string(), z.unknown()) })
const failure = z.object({
  errors: z.array(z.object({ type: z.string().optional(), message: z.string().optional() })),
})
/**
 * `current` and `totalEntries` may be missing; `next` is missing or null on the last page. Space filters have offsets
 * where all others have opaque cursors.
 */
const pagination = z.object({
  next: z.union([z.string(), z.number()]).nullish(),
  totalEntries: z.number().nullish(),
})

/** The most that the API gives: the fewest requests, and the fewest pages to slip between. */
const pageSize = 1000
const mostPages = 20_000

/**
 * How a page is asked for: as the documentation writes it, and as the OpenAPI description and the official
 * SDK do. A server that knows only one of them refuses the other, or passes it over and gives page 1 for ever.
 */
const spellings = [(name: string) => `pagination.${name}`, (name: string) => `pagination[${name}]`] as const
type Spelling = (typeof spellings)[number]
type OnPage = (page: { listed: number; expected: number | null }) => void

/** Segment's Public API: https://docs.segmentapis.com. Reads only. */
export class SegmentClient implements ProviderClient {
  readonly #http: HttpClient
  #spelling: Spelling = spellings[0]

  constructor(options: ClientOptions, pace?: Pace) {
    this.#http = new HttpClient({
      apiUrl: options.apiUrl,
      signal: options.signal,
      provider: 'Segment',
      repair: escapeRawNewlines,
      pace,
      // Without a version in it, Segment answers with the most stable one that an endpoint has.
      headers: {
        authorization: `Bearer ${options.token}`,
        accept: 'application/json',
        'user-agent': 'Sightline',
      },
    })
  }

  get requests() {
    return this.#http.requests
  }

  async get(path: string, item: string): Promise<unknown> {
    const body = await this.#data(path)
    if (!(item in body)) throw wrongShape(path, `has no “${item}”`)
    return body[item]
  }

  async list(listing: Listing, onPage?: OnPage): Promise<Listed> {
    try {
      return await this.#list(listing, onPage)
    } catch (error) {
      const none = listing.optional && error instanceof ApiError && error.kind === 'not-found'
      if (none) return { items: [], pages: 1, total: null }
      throw error
    }
  }

  async #list(listing: Listing, onPage?: OnPage): Promise<Listed> {
    switch (listing.paging) {
      case 'one':
        return { items: [await this.get(listing.path, listing.items)], pages: 1, total: null }
      case 'whole':
        return { items: [await this.#data(listing.path)], pages: 1, total: null }
      case 'all': {
        const { items } = await this.#page(listing, {})
        onPage?.({ listed: items.length, expected: null })
        return { items, pages: 1, total: null }
      }
      case 'pages':
        return this.#spelled((spelling) => this.#allPages(listing, spelling, onPage))
    }
  }

  /** Asks for one item, to see whether the list may be read. */
  async probe({ path, items }: Listing): Promise<void> {
    await this.#spelled(async (spelling) => {
      const body = await this.#data(path, { [spelling('count')]: '1' })
      if (!Array.isArray(body[items])) throw wrongShape(path, `has no list “${items}”`)
    })
  }

  close() {
    return this.#http.close()
  }

  /** Runs it with the spelling that works here; where the usual one doesn't, the other is tried and kept. */
  async #spelled<T>(run: (spelling: Spelling) => Promise<T>): Promise<T> {
    const tried = this.#spelling
    try {
      return await run(tried)
    } catch (error) {
      const other = spellings.find((spelling) => spelling !== tried) as Spelling
      if (!isMisunderstood(error) || tried !== spellings[0]) throw error
      const result = await run(other).catch((second) => {
        throw isRefused(second) ? error : second
      })
      this.#spelling = other
      return result
    }
  }

  async #allPages(listing: Listing, spelling: Spelling, onPage?: OnPage): Promise<Listed> {
    const items: unknown[] = []
    const seen = new Set<string>()
    let cursor: string | undefined
    let total: number | null = null
    do {
      const query = { [spelling('count')]: String(listing.pageSize ?? pageSize) }
      if (cursor !== undefined) query[spelling('cursor')] = cursor
      // Pages come one after the other: a list that was begun must not wait for thousands of details between two.
      const page = await this.#page(listing, query, cursor !== undefined)
      items.push(...page.items)
      total = page.total
      cursor = page.next
      if (cursor !== undefined && (seen.has(cursor) || seen.size >= mostPages)) throw circle(listing.path)
      if (cursor !== undefined) seen.add(cursor)
      onPage?.({ listed: items.length, expected: total })
    } while (cursor !== undefined)
    return { items, pages: seen.size + 1, total }
  }

  async #page(listing: Listing, query: Record<string, string>, urgent = false) {
    const { path, items: key, limit, each } = listing
    const body = await this.#data(path, query, { limit, urgent })
    const list = body[key] ?? (listing.absentWhenEmpty ? [] : undefined)
    if (!Array.isArray(list)) throw wrongShape(path, `has no list “${key}”`)
    const items = each ? list.flatMap(each) : list
    if (body.pagination == null) return { items, next: undefined, total: null }
    const parsed = pagination.safeParse(body.pagination)
    if (!parsed.success) throw wrongShape(path, 'has a pagination of another shape')
    const { next, totalEntries } = parsed.data
    // Nothing says whether an offset is left out behind the end; an empty page is certainly there.
    const isEnd = next == null || (typeof next === 'number' && list.length === 0)
    return { items, next: isEnd ? undefined : String(next), total: each ? null : (totalEntries ?? null) }
  }

  async #data(
    path: string,
    query: Record<string, string> = {},
    pacing: { limit?: EndpointLimit; urgent?: boolean } = {},
  ): Promise<Record<string, unknown>> {
    const answer = await this.#http.get(path, query, pacing)
    if (answer.status !== 200) throw explain(path, answer)
    const parsed = data.safeParse(answer.body)
    if (!parsed.success) throw wrongShape(path, 'has no “data”')
    return parsed.data.data
  }
}

/** Whether it may be for how the page was asked for. */
const isMisunderstood = (error: unknown) =>
  isRefused(error) || (error instanceof ApiError && error.kind === 'endless')
const isRefused = (error: unknown) =>
  error instanceof ApiError && (error.status === 400 || error.status === 422)

const circle = (path: string) =>
  new ApiError(
    'endless',
    `Segment’s list of ${path} goes round in circles: a page names one before it as its next.`,
    'Nothing was changed. Try again; if it stays, tell Segment’s support.',
  )

/** By status alone: the `type` of Segment's errors is not consistent. */
function explain(path: string, { status, body }: JsonAnswer): ApiError {
  const parsed = failure.safeParse(body)
  if (!parsed.success && status !== 404 && status !== 401 && status !== 403)
    return new ApiError(
      'not-the-api',
      `${path} was answered with something that is not Segment’s API (${status}).`,
      'Check the API URL. A company proxy may be in between.',
      status,
    )
  const said = parsed.success ? (parsed.data.errors[0]?.message ?? '') : ''
  if (status === 401)
    return new ApiError(
      'wrong-token',
      'Segment does not accept this token.',
      'Copy the token again, or create a new one; it may have been revoked.',
      status,
    )
  if (status === 403)
    return new ApiError(
      'missing-permission',
      `The token may not read ${path}.`,
      'Create a token with Workspace Owner access.',
      status,
    )
  if (status === 402)
    return new ApiError(
      'not-in-plan',
      `This workspace’s plan does not include ${path}${said ? `: ${said}` : ''}.`,
      'Ask Segment to add the feature, if you need it watched.',
      status,
    )
  if (status === 404)
    return new ApiError(
      'not-found',
      `Segment does not offer ${path} to this workspace.`,
      'Its plan may lack the feature. If nothing else works either, check the API URL.',
      status,
    )
  return new ApiError(
    'bad-answer',
    `Segment refused ${path} (${status})${said ? `: ${said}` : ''}.`,
    'Update Sightline; report it if it stays.',
    status,
  )
}

const wrongShape = (path: string, what: string) =>
  new ApiError(
    'wrong-shape',
    `Segment’s answer to ${path} ${what}.`,
    'What was known before is kept. Segment may have changed its API: update Sightline.',
  )
