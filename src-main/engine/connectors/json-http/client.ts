import { ApiError, type ClientOptions, type Listed, type Listing, type ListingOptions } from '../connector'
import { readJson } from '../read-json'
import type { Pace, Transport } from '../transport'
import { readAddress } from './address'

/** Reads the one list that an address tells of. */
export class JsonHttpClient {
  readonly address: ReturnType<typeof readAddress>
  readonly #http: Transport
  readonly #token: string

  constructor({ apiUrl, token, connect }: ClientOptions, pace?: Pace) {
    this.address = readAddress(apiUrl)
    this.#token = token
    const { url, header } = this.address
    const authorization = header === 'authorization' ? `Bearer ${token}` : token
    const headers = { [header]: authorization, accept: 'application/json', 'user-agent': 'Sightline' }
    this.#http = connect({ apiUrl: url.origin, provider: url.host, pace, headers })
  }

  get requests() {
    return this.#http.requests
  }

  get = () => Promise.reject(new ApiError('not-found', 'An item has no address of its own.', 'Sync again.'))

  async list({ paging }: Listing, { onPage }: ListingOptions = {}): Promise<Listed> {
    const { url } = this.address
    // What is watched is the address itself: nobody need be asked for its name.
    const self = { items: [{ id: url.href, name: url.host + url.pathname }], digest: url.href }
    const { items, digest } = paging === 'one' ? self : await this.items()
    const answer = { digest, items: items.length, total: null }
    await onPage?.({ items, answer, index: 0 })
    return { answers: [answer], items: items.length, total: null, unchanged: false }
  }

  async items() {
    const { url, items: path, settings, id, name, keep } = this.address
    const { status, headers, digest, bytes } = await this.#http.get(url.pathname + url.search, {}, {})
    if (status !== 200) throw refusal(url.host, status)
    const body = readJson(bytes, { provider: url.host, token: this.#token })
    if (body === undefined)
      throw new ApiError(
        'bad-answer',
        `${url.host} did not answer with JSON.`,
        'Check the address; try again.',
      )
    const found = valueAt(body, path)
    if (!Array.isArray(found)) throw wrong(`no list ${path ? `“${path}”` : 'as its whole'}`, 'Correct items=')
    // A part taken for the whole would make the rest count as removed.
    if (/\brel="?next\b/i.test(String(headers.link)))
      throw wrong('a first page only', 'Ask for all of it at once')
    const items = found.map((item) => ({
      id: asText(valueAt(item, id)),
      name: asText(valueAt(item, name) ?? valueAt(item, id)),
      fields: Object.fromEntries(
        keep.map((field) => [field, valueAt(item, field)]).filter(([, value]) => isPlain(value)),
      ),
    }))
    if (items.some(({ id }) => typeof id !== 'string' || id === ''))
      throw wrong('an item without an id', 'Correct id=')
    // With other settings, the same answer says something else.
    return { items, digest: `${digest} ${settings}` }
  }

  close = () => this.#http.close()
}

function valueAt(value: unknown, path: string): unknown {
  if (path === '') return value
  const inside = (outer: unknown, step: string) =>
    Object.entries(outer ?? {}).find(([key]) => key === step)?.[1] as unknown
  return path.split('.').reduce(inside, value)
}

const asText = (value: unknown) => (typeof value === 'number' ? String(value) : value)
const isScalar = (value: unknown) => value === null || /^(string|number|boolean)$/.test(typeof value)
/** No object: nobody could say what else would come with it. */
const isPlain = (value: unknown) => isScalar(value) || (Array.isArray(value) && value.every(isScalar))

const wrong = (what: string, hint: string) =>
  new ApiError('wrong-shape', `The answer has ${what}.`, `${hint} in the address.`)

function refusal(host: string, status: number) {
  const kind = status === 401 ? 'wrong-token' : status === 403 ? 'missing-permission' : 'not-the-api'
  return new ApiError(kind, `${host} refuses the list (${status}).`, 'Check token and address.', status)
}
