import { notFound } from './api-error'
import type { World } from './world'

export type Stability = 'v1' | 'v1beta' | 'v1alpha'

/** What an endpoint knows of the request it answers. */
export interface Ask {
  world: World
  /** The values of the `{…}` of its path. */
  params: Record<string, string>
  query: URLSearchParams
  /** Where the page asked for comes from a frozen list: the moment it was frozen. Now, otherwise. */
  asOf: Date
  listsWithoutPermissions: boolean
  /** What a list's page holds at most, however many were asked for. */
  pageCap: number
}

interface Shared {
  path: string
  /** The most stable version there is; less stable ones are answered alike. */
  version: Stability
  /** A limit of its own, beside the one for all. */
  perMinute?: number
}

export interface ListEndpoint extends Shared {
  /** Under which the list is in `data`. */
  list: string
  items(ask: Ask): readonly unknown[]
  /** What is in `data` beside the list. */
  beside?(ask: Ask): Record<string, unknown>
  pages: 'none' | 'counted' | 'uncounted'
  largestCount: number
  /** Its cursors are plain offsets, as numbers. */
  offsets?: boolean
  /** An empty list is left out of the answer. */
  absentWhenEmpty?: boolean
  /** Its cursors carry the moment of the first page, so that later events don't push items along. */
  frozen: boolean
}

interface ObjectEndpoint extends Shared {
  data(ask: Ask): Record<string, unknown>
}

export type Endpoint = ListEndpoint | ObjectEndpoint

export const isList = (endpoint: Endpoint): endpoint is ListEndpoint => 'list' in endpoint

export const alpha = { version: 'v1alpha' } as const

export function object(
  path: string,
  data: ObjectEndpoint['data'],
  { version = 'v1', perMinute }: Partial<Shared> = {},
): ObjectEndpoint {
  return { path, version, perMinute, data }
}

/** The item of a list whose id is `{id}`. */
export function one(
  path: string,
  key: string,
  items: (world: World, params: Record<string, string>) => readonly { id?: string }[],
  options: Partial<Shared> = {},
): ObjectEndpoint {
  return object(path, ({ world, params }) => ({ [key]: find(items(world, params), params.id) }), options)
}

export function list(
  path: string,
  key: string,
  items: ListEndpoint['items'],
  options: Partial<Omit<ListEndpoint, 'path' | 'list' | 'items'>> = {},
): ListEndpoint {
  return {
    version: 'v1',
    pages: 'counted',
    largestCount: 1000,
    frozen: false,
    ...options,
    path,
    list: key,
    items,
  }
}

export function find<Item extends { id?: string }>(items: readonly Item[], id: string | undefined): Item {
  const item = items.find((one) => one.id === id)
  if (!item) throw notFound()
  return item
}

/** A 404 when there is no such space. */
export function inSpace<Item extends { spaceId: string }>(
  world: World,
  items: readonly Item[],
  id: string | undefined,
) {
  const space = find(world.spaces, id)
  return items.filter(({ spaceId }) => spaceId === space.id)
}
