import type { z } from 'zod'
import type {
  Column,
  ConnectionTest,
  ConnectorInfo,
  QueryParameter,
  ResourceTypeInfo,
} from '../../../src-preload/contract'
import type { AccessModel } from './access-model'
import type { HttpOptions, Transport } from './transport'

/** All that is known of a provider. The rest of the engine sees providers through this and nothing else. */
export interface Connector extends Pick<ConnectorInfo, 'key' | 'name' | 'summary' | 'regions' | 'guide'> {
  /** In the order they are polled; the first one is the workspace itself, whose id must stay the same. */
  resourceTypes: ResourceType[]
  ruleFiles: ManagedFile[]
  packFiles: ManagedFile[]
  /** The provider's page on which a resource is looked at and changed: an https address, or null. */
  page?: (of: PageOf) => string | null
  /** Queries that are useful as they are. */
  queries: ManagedQuery[]
  /** Where people's mail addresses are, to tell which domain is the company's own. */
  people: { type: string; emailField: string }
  /** The log that tells who did what: its fields' names. It is read before all details of a poll. */
  trail?: {
    type: string
    resourceId: string
    at: string
    event: string
    actors: string[]
    /** Whether an event of this name says that its resource is no more. */
    isRemoval: (event: string) => boolean
  }
  /** Views on top of the types' own views: name and the SELECT behind it. */
  derivedViews: { name: string; title?: string; description?: string; select: string }[]
  /** Who may do what, where the provider tells. */
  access?: AccessModel
  /** Says whose token it is, or throws an {@link ApiError} that a person can act on. Writes nothing. */
  testConnection(options: ClientOptions & { region: string }): Promise<ConnectionTest>
  openClient(options: ClientOptions): ProviderClient
}

export interface ClientOptions {
  apiUrl: string
  token: string
  /** Ends every request and every wait. */
  signal: AbortSignal
  /** Opens what sends the requests. */
  connect: (options: HttpOptions) => Transport
}

export interface ProviderClient {
  /**
   * Hands over the pages one by one, and resolves once the listing is complete; anything else rejects with an
   * {@link ApiError}. What was handed over until then may come again: a listing may have to start anew.
   */
  list(listing: Listing, options?: ListingOptions): Promise<Listed>
  /** The object under `item` of one answer. Throws an {@link ApiError}, `not-found` for a 404. */
  get(path: string, item: string): Promise<unknown>
  /** Requests sent so far, retries included. */
  readonly requests: number
  close(): Promise<void>
}

export interface ListingOptions {
  /** Each page is read on while the next one is being asked for. Resolves with whether it has anything new. */
  onPage?: (page: ListedPage) => Promise<boolean>
  /**
   * The answers to the same listing another time. If all are the same again, none of them is read: there are no pages,
   * and the listing is `unchanged`.
   */
  known?: Answer[]
}

export interface ListedPage {
  items: unknown[]
  answer: Answer
  /** Counted from 0. */
  index: number
}

/** One answer of a listing, in short: enough to tell that another one is the same, and what it would say. */
export interface Answer {
  /** Of its bytes. */
  digest: string
  items: number
  /** How many there are in all by the provider's own count; null where it gives none. */
  total: number | null
  /** The next page. */
  next?: string
}

export interface EndpointLimit {
  name: string
  perMinute: number
}

/** How a provider lists something: the path, and the key its items are under. */
export interface Listing {
  path: string
  items: string
  /** `one`: a single object instead of a list. `all`: a list without pages. `whole`: the answer itself is the object. */
  paging: 'pages' | 'all' | 'one' | 'whole'
  /** A 404 means that there is none. */
  optional?: boolean
  /** The most that may be asked for at once, where that is less than usual. */
  pageSize?: number
  /** A limit of its own, beside the one for all requests. Listings of one name share it. */
  limit?: EndpointLimit
  /** An answer without the list means that it is empty. */
  absentWhenEmpty?: boolean
  /** Under which name its pages are asked for and told, where that is not `pagination`. */
  pagination?: string
  /** Fields beside the list that are about each of its items. */
  beside?: string[]
  /** What one element of the answer stands for, where that is several resources: a series, for each of its days. */
  each?: (element: unknown) => unknown[]
}

export interface Listed {
  /** In how many answers it came. With more than one, an item may have slipped between two of them. */
  answers: Answer[]
  /** How many items they have, and how many there are by the provider's own count; null where it gives none. */
  items: number
  total: number | null
  /** All answers are the known ones. */
  unchanged: boolean
}

/** A resource as the provider gives it: an object whose unknown fields are kept. */
export type Item = Record<string, unknown>

/**
 * The parts in which a type is listed where the provider has no list of all of it: a few that are always the same,
 * or one for each resource of another type. Each part is complete, or not, by itself.
 */
export type Scopes =
  | {
      fixed: string[]
      /** The field that gets the part, where the API leaves it out. */
      field?: string
    }
  | {
      /** The type that each of its resources is a scope of; polled before this one. */
      parent: string
      /** The field that gets the parent's id, where the API leaves out whose it is. */
      field: string
      /** Only parents for which this holds are asked, and those of which something is known. */
      where?: (parent: Item) => boolean
      /** What is asked for instead of each parent, where several of them share it; null: nothing. */
      shared?: (parent: Item) => string | null
      /** It hardly ever changes: each is asked once a day, however often is polled. */
      onceADay?: boolean
    }
  | {
      /** The type of whose resources each element of a field is a scope; polled before this one. */
      parent: string
      /**
       * The field: a list of objects with an `id`. In the path, `{each}` stands for that of the element and `{id}` for the
       * parent's. The scope is both, with a slash between them.
       */
      each: string
      onceADay?: boolean
      field?: undefined
    }

/** What is counted, not kept: there is one resource for each value of a field that the elements of a listing have. */
export interface Counted {
  /** The field. */
  by: string
  /** The field whose elements are counted. */
  elements: string
  /** The resource's field with how many there are. */
  count: string
}

/**
 * A type that only grows: what happened, not what is. It is asked for from a while before the latest that is known,
 * merged by id, and nothing of it is ever removed; its growth is no change of the workspace.
 */
export interface LogListing {
  /**
   * The field with the instant, ISO 8601. In the listing's path, `{since}` stands for the earliest wanted, `{day}` for
   * the beginning of its day in UTC, and `{today}` for that of the present day.
   */
  at: string
  /** Listed month by month: `{month}` stands for the first day of each. */
  monthly?: boolean
  /** Late arrivals are found within so long. */
  overlapMinutes: number
  /** How far back the provider tells. */
  daysBack: number
}

/** One row of a connector's declarative table. */
export interface ResourceType extends Omit<ResourceTypeInfo, 'connector' | 'log' | 'access'> {
  /** `{scope}` in its path stands for the scope, another `{field}` for that field of the parent. */
  list: Listing
  /** Without it, the type is listed in one. */
  scopes?: Scopes
  log?: LogListing
  counted?: Counted
  /** Off until the user turns it on, for this reason: one sentence on what reading it does. */
  offBecause?: string
  /** Gives a listed element the shape of a resource, where the API's list has none (bare strings). */
  shape?: (element: unknown) => unknown
  /** The least an item must be. One that isn't makes the whole type `drifted`. Unknown fields pass. */
  schema: z.ZodType<Item>
  id: (item: Item) => string
  /** What a person calls it. */
  label: (item: Item) => string
  /** The item's own endpoint, whose 404 confirms a removal; `{id}` stands for the id, `{scope}` for its scope. */
  own?: { path: string; item: string }
  details?: Detail[]
  /** What is kept of an item, where that isn't all: end customers' data is counted, code described. */
  keep?: (item: Item) => Item
  secrets: SecretFields
  /** Dotted paths left out altogether: they change by themselves, or repeat on every resource. */
  leaveOut?: string[]
  /** Dotted paths of arrays whose order means nothing; `*` stands for every element. */
  unordered?: string[]
  /** Dotted paths (`*` for every element) that hold the id of another resource. */
  refersTo?: { field: string; type: string }[]
}

/** What costs a call per item. `{id}` in a path stands for the item's id. */
export type Detail = {
  /** `absent`: only for items that came without the (first) field, or with null for it. */
  when: 'always' | 'absent'
  /** The least that an element of the list, or the object of the answer, must be. */
  schema: z.ZodType
  /** A 404 means that this item has none. */
  optional?: boolean
} & (
  | {
      /** Gets the list. */
      field: string
      list: Listing
      /** Of each element, only these fields. */
      keep?: string[]
      /** Of each element, not these fields: they are told elsewhere. */
      leaveOut?: string[]
    }
  | {
      /** Gets the whole answer. */
      field: string
      get: { path: string; item: string }
    }
  | {
      /** Each is taken out of the answer, and so is all else that the list's item lacks. */
      fields: string[]
      get: { path: string; item: string }
    }
)

/** Which fields hold secrets. */
export interface SecretFields {
  /** Strings in here are replaced by fingerprints. A dotted path leads into a field. */
  fingerprint?: string[]
  /** Objects of which only allowed keys, booleans and numbers keep their value. `a.b` is the `b` in the field `a`. */
  settings?: string[]
  /** Fields that describe data and hold none, whatever the names in them sound like: schemas. */
  descriptions?: string[]
  /** The keys of settings that are no secret. */
  allowed?: ReadonlySet<string>
}

/** A rule or a compliance pack that comes with the connector, as YAML. */
export interface ManagedFile {
  /** For messages. */
  name: string
  source: string
  /** What the YAML says, not checked yet. */
  said: unknown
}

/** What a provider's page is asked for. */
export interface PageOf {
  /** The workspace's own resource as it is kept; null until it was read. */
  workspace: Item | null
  type: string
  id: string
  /** Null where it is gone. */
  body: Item | null
}

/** A query that comes with the connector. Its topic is its first tag. */
export interface ManagedQuery {
  id: string
  name: string
  /** What its answer is good for. */
  description: string
  tags: string[]
  sql: string
  parameters?: (Pick<QueryParameter, 'name' | 'title' | 'kind' | 'default'> & { choices?: string[] })[]
}

export type ApiErrorKind =
  | 'wrong-token'
  | 'wrong-region'
  | 'missing-permission'
  | 'not-in-plan'
  /** What it depends on could not be read. */
  | 'not-asked'
  | 'not-found'
  | 'no-network'
  | 'not-the-api'
  | 'rate-limited'
  /** For longer than is waited. */
  | 'asked-to-wait'
  | 'server-error'
  | 'bad-answer'
  | 'wrong-shape'
  /** A list whose pages come round again. */
  | 'endless'
  | 'wrong-workspace'
  | 'cancelled'

/** Why a provider's API did not do as asked. The texts never hold a token. */
export class ApiError extends Error {
  override name = 'ApiError'
  constructor(
    readonly kind: ApiErrorKind,
    message: string,
    readonly hint: string,
    readonly status?: number,
  ) {
    super(message)
  }
}

export type ConnectorInfoRegion = ConnectorInfo['regions'][number]

export const column = (
  name: string,
  title: string,
  kind: Column['kind'] = 'text',
  { shown = true, about }: { shown?: boolean; about?: string } = {},
): Column => ({ name, title, kind, shown, ...(about === undefined ? {} : { about }) })
