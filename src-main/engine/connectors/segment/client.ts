import { z } from 'zod'
import { ApiError, type ClientOptions, type Listed, type Listing, type ProviderClient } from '../connector'
import { HttpClient, type JsonAnswer } from '../http'

const data = z.object({ data: z.record(z.string(), z.unknown()) })
const failure = z.object({
  errors: z.array(z.object({ type: z.string().optional(), message: z.string().optional() })),
})
/** `current` and `totalEntries` may be missing; `next` is missing or null on the last page. */
const pagination = z.object({
  next: z.string().nullish(),
  totalEntries: z.number().nullish(),
})

const pageSize = 200
const mostPages = 20_000

/** Segment's Public API: https://docs.segmentapis.com. Reads only. */
export class SegmentClient implements ProviderClient {
  readonly #http: HttpClient

  constructor(options: ClientOptions) {
    this.#http = new HttpClient({
      apiUrl: options.apiUrl,
      signal: options.signal,
      provider: 'Segment',
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

  async list(
    listing: Listing,
    onPage?: (page: { listed: number; expected: number | null }) => void,
  ): Promise<Listed> {
    if (listing.paging === 'one')
      return { items: [await this.get(listing.path, listing.items)], pages: 1, total: null }

    const items: unknown[] = []
    const seen = new Set<string>()
    let cursor: string | undefined
    let pages = 0
    let expected: number | null = null
    do {
      const body = await this.#data(listing.path, listing.paging === 'pages' ? pageQuery(cursor) : {})
      const found = body[listing.items]
      if (!Array.isArray(found)) throw wrongShape(listing.path, `has no list “${listing.items}”`)
      items.push(...found)
      pages++

      cursor = undefined
      if (listing.paging === 'pages' && body.pagination != null) {
        const page = pagination.safeParse(body.pagination)
        if (!page.success) throw wrongShape(listing.path, 'has a pagination of another shape')
        expected = page.data.totalEntries ?? null
        cursor = page.data.next ?? undefined
        if (cursor !== undefined && (seen.has(cursor) || pages >= mostPages))
          throw new ApiError(
            'bad-answer',
            `Segment’s list of ${listing.path} goes round in circles: a page names one before it as its next.`,
            'Nothing was changed. Try again; if it stays, tell Segment’s support.',
          )
        if (cursor !== undefined) seen.add(cursor)
      }
      onPage?.({ listed: items.length, expected })
    } while (cursor !== undefined)

    return { items, pages, total: expected }
  }

  close() {
    return this.#http.close()
  }

  async #data(path: string, query: Record<string, string> = {}): Promise<Record<string, unknown>> {
    const answer = await this.#http.get(path, query)
    if (answer.status !== 200) throw explain(path, answer)
    const parsed = data.safeParse(answer.body)
    if (!parsed.success) throw wrongShape(path, 'has no “data”')
    return parsed.data.data
  }
}

function pageQuery(cursor: string | undefined): Record<string, string> {
  return {
    'pagination.count': String(pageSize),
    ...(cursor === undefined ? {} : { 'pagination.cursor': cursor }),
  }
}

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
