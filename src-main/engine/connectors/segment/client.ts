import { z } from 'zod'
import {
  type Answer,
  ApiError,
  type ClientOptions,
  type Listed,
  type ListedPage,
  type Listing,
  type ListingOptions,
  type ProviderClient,
} from '../connector'
import { scrub } from '../free-text'
import { type JsonAnswer, JsonClient } from '../json-client'
import type { Pace } from '../transport'
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
  // At times plainly wrong: one that isn't even a number tells nothing.
  totalEntries: z.number().nullish().catch(null),
})

/** The most that the API gives: the fewest requests, and the fewest pages to slip between. */
const usualPageSize = 1000
const mostPages = 20_000
/** So many pages one after the other without anything new: the next one would not have it either. */
const mostIdlePages = 10

/**
 * How a page is asked for: as the documentation writes it, and as the OpenAPI description and the official
 * SDK do. A server that knows only one of them refuses the other, or passes it over and gives page 1 for ever.
 */
const spellings = [
  (name: string, of = 'pagination') => `${of}.${name}`,
  (name: string, of = 'pagination') => `${of}[${name}]`,
] as const
type Spelling = (typeof spellings)[number]
type Page = Pick<ListedPage, 'items' | 'answer'>

/** Segment's Public API: https://docs.segmentapis.com. Reads only. */
export class SegmentClient implements ProviderClient {
  readonly #http: JsonClient
  #spelling: Spelling = spellings[0]

  constructor(options: ClientOptions, pace?: Pace) {
    const { apiUrl, signal } = options
    const provider = 'Segment'
    const connection = {
      apiUrl,
      provider,
      pace,
      // Without a version in it, Segment answers with the most stable one that an endpoint has.
      headers: {
        authorization: `Bearer ${options.token}`,
        accept: 'application/json',
        'user-agent': 'Sightline',
      },
    }
    const transport = options.connect(connection)
    this.#http = new JsonClient(transport, {
      ...{ apiUrl, provider, pace, signal },
      token: options.token,
      repair: escapeRawNewlines,
    })
  }

  get requests() {
    return this.#http.requests
  }

  async get(path: string, item: string): Promise<unknown> {
    const body = dataOf(path, await this.#http.get(path))
    if (!(item in body)) throw wrongShape(path, `has no “${item}”`)
    return body[item]
  }

  async list(listing: Listing, options: ListingOptions = {}): Promise<Listed> {
    const read = { pages: 0 }
    return listing.paging === 'pages'
      ? this.#spelled((spelling) => this.#list(listing, spelling, options, read))
      : this.#list(listing, this.#spelling, options, read)
  }

  /** `read`: how many pages an earlier attempt has read. Those have nothing new another time. */
  async #list(
    listing: Listing,
    spelling: Spelling,
    { onPage, known = [] }: ListingOptions,
    read: { pages: number },
  ): Promise<Listed> {
    const readBefore = read.pages
    const different = await this.#firstDifferent(listing, spelling, known)
    if (different === null) return { ...sum(known), unchanged: true }
    const answers: Answer[] = []
    const cursors = new Set<string>()
    let idle = 0
    let asked = different.index === 0 ? Promise.resolve(different.page) : this.#page(listing, spelling)
    for (;;) {
      const page = await asked
      const { next } = page.answer
      answers.push(page.answer)
      if (next !== undefined) {
        if (cursors.has(next) || cursors.size >= mostPages) throw circle(listing.path)
        cursors.add(next)
        asked = this.#page(listing, spelling, { cursor: next })
        asked.catch(() => {}) // Thrown by the next turn, if the reading of this page does not throw before.
      }
      const isNew = await onPage?.({ ...page, index: answers.length - 1 })
      idle = isNew === false && answers.length > readBefore ? idle + 1 : 0
      read.pages = Math.max(read.pages, answers.length)
      if (idle >= mostIdlePages) throw circle(listing.path)
      if (next === undefined) return { ...sum(answers), unchanged: false }
    }
  }

  /** The first page that is not as it is known; null if all of them are. None of those that are is read. */
  async #firstDifferent(
    listing: Listing,
    spelling: Spelling,
    known: Answer[],
  ): Promise<{ index: number; page: Page } | null> {
    let cursor: string | undefined
    for (const [index, { digest, next }] of known.entries()) {
      const page = await this.#page(listing, spelling, { cursor, known: digest })
      if (page.items !== null) return { index, page }
      cursor = next
    }
    return known.length > 0 ? null : { index: 0, page: await this.#page(listing, spelling) }
  }

  /** Asks for one item, to see whether the list may be read. */
  async probe({ path, items }: Listing): Promise<void> {
    await this.#spelled(async (spelling) => {
      const body = dataOf(path, await this.#http.get(path, { [spelling('count')]: '1' }))
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

  #query({ paging, pageSize = usualPageSize, pagination }: Listing, spelling: Spelling, cursor?: string) {
    if (paging !== 'pages') return {}
    const count = { [spelling('count', pagination)]: String(pageSize) }
    return cursor === undefined ? count : { ...count, [spelling('cursor', pagination)]: cursor }
  }

  #page(listing: Listing, spelling: Spelling, options?: { cursor?: string }): Promise<Page>
  #page(
    listing: Listing,
    spelling: Spelling,
    options: { cursor?: string; known: string },
  ): Promise<Page | { items: null }>
  async #page(
    listing: Listing,
    spelling: Spelling,
    { cursor, known }: { cursor?: string; known?: string } = {},
  ): Promise<Page | { items: null }> {
    const { path, paging, items: key, limit, each, absentWhenEmpty, beside = [] } = listing
    // Pages come one after the other: a list that was begun must not wait for thousands of details between two.
    const pacing = { limit, urgent: cursor !== undefined, known }
    const answer = await this.#http.get(path, this.#query(listing, spelling, cursor), pacing)
    const { digest } = answer
    if (answer.body === undefined) return { items: null }
    const none = { items: [], answer: { digest, items: 0, total: null } }
    if (listing.optional && cursor === undefined && answer.status === 404) return none
    const body = dataOf(path, answer)
    if (paging === 'whole') return { items: [body], answer: { digest, items: 1, total: null } }
    const found = body[key] ?? (absentWhenEmpty ? [] : undefined)
    if (paging === 'one') {
      if (!(key in body)) throw wrongShape(path, `has no “${key}”`)
      if (found == null && listing.optional) return none
      return { items: [found], answer: { digest, items: 1, total: null } }
    }
    if (!Array.isArray(found)) throw wrongShape(path, `has no list “${key}”`)
    const about = Object.fromEntries(
      beside.filter((field) => field in body).map((field) => [field, body[field]]),
    )
    const whole = beside.length > 0 ? found.map((item) => ({ ...item, ...about })) : found
    const items = each ? whole.flatMap(each) : whole
    const bare = { items, answer: { digest, items: items.length, total: null } }
    const pages = body[listing.pagination ?? 'pagination']
    if (paging === 'all' || pages == null) return bare
    const parsed = pagination.safeParse(pages)
    if (!parsed.success) throw wrongShape(path, 'has a pagination of another shape')
    const { next, totalEntries } = parsed.data
    // Nothing says whether an offset is left out behind the end; an empty page is certainly there.
    const isEnd = next == null || next === '' || (typeof next === 'number' && found.length === 0)
    const total = each ? null : (totalEntries ?? null)
    return { items, answer: { ...bare.answer, total, next: isEnd ? undefined : String(next) } }
  }
}

/** What an answer that was read says. Throws an {@link ApiError} where it is an error, or says nothing. */
function dataOf(path: string, answer: JsonAnswer): Record<string, unknown> {
  if (answer.status !== 200) throw explain(timeless(path), answer)
  const parsed = data.safeParse(answer.body)
  if (!parsed.success) throw wrongShape(path, 'has no “data”')
  return parsed.data.data
}

function sum(answers: Answer[]): Omit<Listed, 'unchanged'> {
  const items = answers.reduce((count, answer) => count + answer.items, 0)
  return { answers, items, total: answers.at(-1)?.total ?? null }
}

/** Whether it may be for how the page was asked for. */
const isMisunderstood = (error: unknown) =>
  isRefused(error) || (error instanceof ApiError && error.kind === 'endless')
const isRefused = (error: unknown) =>
  error instanceof ApiError && (error.status === 400 || error.status === 422)

/** Since when is asked is another at each poll, and tells nobody anything. */
const timeless = (path: string) => path.replace(/[?&](start|end)Time=[^&]*/g, '')

const circle = (path: string) =>
  new ApiError(
    'endless',
    `Segment’s list of ${timeless(path)} goes round in circles: page after page has nothing new.`,
    'Nothing was changed. Try again; if it stays, tell Segment’s support.',
  )

/** Of an error's own words, in characters. */
const longestSaid = 300

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
  const said = parsed.success ? scrub(parsed.data.errors[0]?.message ?? '').slice(0, longestSaid) : ''
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
    `Segment’s answer to ${timeless(path)} ${what}.`,
    'What was known before is kept. Segment may have changed its API: update Sightline.',
  )
