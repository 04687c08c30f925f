import { badRequest } from './api-error'

export interface Page<Item> {
  items: Item[]
  pagination: Pagination
}

interface Pagination {
  current: string
  next?: string
  previous?: string
  totalEntries?: number
}

/** What a request asks of a list: how many items, from where. */
interface PageRequest {
  count: number
  offset: number
  /** When a list is frozen at a moment, its cursors carry that moment. */
  frozenAt?: string
}

interface PageRules {
  /** Asking for more is an error. */
  largestCount: number
  /** What is given at most, however many were asked for. */
  cap: number
}

const defaultCount = 200

/**
 * Reads `pagination.count` or `pagination[count]`, and the cursor likewise; of an answer with several lists, by the name
 * that the list's pages have. What the API would refuse is a 400.
 */
export function readPageRequest(
  query: URLSearchParams,
  { largestCount, cap }: PageRules,
  of = 'pagination',
): PageRequest {
  const parameter = (name: string) => query.get(`${of}.${name}`) ?? query.get(`${of}[${name}]`) ?? undefined
  const count = parameter('count') ?? String(Math.min(defaultCount, largestCount))
  if (!/^\d{1,6}$/.test(count) || Number(count) < 1 || Number(count) > largestCount)
    throw badRequest(`${of}.count must be a whole number from 1 to ${largestCount}`, `${of}.count`)
  const cursor = parameter('cursor')
  const position = cursor === undefined ? { offset: 0 } : decode(cursor)
  return { count: Math.min(Number(count), cap), ...position }
}

/** Cursors are offsets, as Segment's seem to be: a list that changes between two pages can skip an item. */
export function paginate<Item>(items: readonly Item[], request: PageRequest): Page<Item> {
  const { count, offset, frozenAt } = request
  const pagination: Pagination = { current: encode(offset, frozenAt), totalEntries: items.length }
  if (offset + count < items.length) pagination.next = encode(offset + count, frozenAt)
  if (offset > 0) pagination.previous = encode(Math.max(0, offset - count), frozenAt)
  return { items: items.slice(offset, offset + count), pagination }
}

function encode(offset: number, frozenAt?: string): string {
  const page = toBase64(String(offset))
  return frozenAt === undefined ? page : toBase64(JSON.stringify({ pageToken: page, endTime: frozenAt }))
}

/** The same with offsets as plain numbers, as space filters have them. */
export function withOffsets({ current, next, totalEntries }: Pagination) {
  const offset = (cursor: string) => decode(cursor).offset
  return { current: offset(current), next: next === undefined ? undefined : offset(next), totalEntries }
}

function decode(cursor: string): { offset: number; frozenAt?: string } {
  if (/^\d{1,9}$/.test(cursor)) return { offset: Number(cursor) }
  const text = fromBase64(cursor)
  if (/^\d{1,9}$/.test(text)) return { offset: Number(text) }
  try {
    const { pageToken, endTime } = JSON.parse(text)
    const offset = fromBase64(pageToken)
    if (/^\d{1,9}$/.test(offset) && !Number.isNaN(Date.parse(endTime)))
      return { offset: Number(offset), frozenAt: endTime }
  } catch {
    // Not one of our cursors: refused below.
  }
  throw badRequest('pagination.cursor is not valid', 'pagination.cursor')
}

const toBase64 = (text: string) => Buffer.from(text).toString('base64')
const fromBase64 = (text: string) => Buffer.from(text, 'base64').toString()
