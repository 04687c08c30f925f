import type { Detail, Item, ResourceType } from '../connectors/connector'
import { inSlices } from '../event-loop/in-slices'
import { type Json, without } from '../json/paths'
import { fillSome } from './fill-path'
import type { Mirror } from './mirror'
import { type Prepared, prepare } from './prepare'
import { censored, type Fingerprint } from './redact'
import type { ChildPath } from './scopes'
import { Spool } from './spool'

/** An item that is not complete with what its list says of it. */
export interface Pending {
  /** As it was listed, and what was read since. */
  item: Item
  scope: string
  /** Its hash as stored; undefined if it is new. */
  hash: string | undefined
  /** The list says the same of it as when it was stored. */
  isAsListed: boolean
  /**
   * All answers about it so far are the ones from which it was stored, by another version or with another fingerprint key:
   * if it comes out different now, nothing changed at the provider.
   */
  isReread: boolean
  /** Fields of details that were read since. */
  read: Set<string>
}

/**
 * How the page that an item came with compares with the one it was stored from: the same (`known`); the same, but stored
 * by another version or with another fingerprint key (`reread`); or another one (`new`).
 */
type PageStanding = 'known' | 'reread' | 'new'

/** What a poll finds of one type, until it is committed: only what is new or different is kept. */
export class Found {
  readonly spool = new Spool()
  /** All that was listed, and in which scope. */
  readonly scopes = new Map<string, string>()
  readonly pending = new Map<string, Pending>()
  /**
   * Ids of items whose answers are as before: where they differ from what is stored, it is because this version makes
   * something else of them.
   */
  readonly reread = new Set<string>()
  /** For each type that is listed by these resources: where each of them is asked for its children. */
  readonly childPaths: Map<string, Map<string, ChildPath>>
  /** Whether items must be looked at even if their list is the same as before. */
  readonly mustBeRead: boolean

  /** Of a log: the latest instant of all that was found, but for what is dated ahead of now. */
  latest: string | null = null

  readonly #type: ResourceType
  readonly #mirror: Mirror
  readonly #fingerprint: Fingerprint
  readonly #children: ResourceType[]
  readonly #now: number
  readonly #lackingIn = new Set<string>()
  readonly #counts = new Map<string, number>()
  readonly #sharing = new Set<string>()

  constructor(options: {
    type: ResourceType
    mirror: Mirror
    fingerprint: Fingerprint
    children: ResourceType[]
    now: Date
  }) {
    this.#type = options.type
    this.#mirror = options.mirror
    this.#fingerprint = options.fingerprint
    this.#children = options.children
    this.#now = options.now.getTime()
    this.childPaths = new Map(options.children.map(({ key }) => [key, new Map()]))
    const always = (options.type.details ?? []).some(({ when }) => when === 'always')
    this.mustBeRead = always || options.children.length > 0
  }

  add(item: Item, scope: string, page: PageStanding) {
    const isKnown = page === 'known'
    const id = this.#type.id(item)
    const before = this.scopes.get(id)
    // An item that slipped between two pages may come twice; its later state is the truer one.
    if (before === scope) this.#take(id)
    else {
      this.#counts.set(scope, this.countIn(scope) + 1)
      if (before !== undefined) {
        this.#sharing.add(before).add(scope)
        if (this.#scopeOf(id, before, scope) === before) return
        this.#take(id)
      }
    }
    this.scopes.set(id, scope)
    if (this.#type.log) this.#note(item[this.#type.log.at])
    for (const { key, scopes, list } of this.#children) {
      if (!scopes || !('parent' in scopes) || 'each' in scopes) continue
      const child = scopes.shared ? scopes.shared(item) : id
      if (child === null) continue
      const isWanted = scopes.where?.(item) ?? true
      this.childPaths.get(key)?.set(child, { path: fillSome(list.path, { ...item, scope: child }), isWanted })
    }
    if (this.#lacks(item)) {
      const hash = this.#hash(id)
      const isAsListed = isKnown && hash !== undefined
      // The rest of what it is made of may be large, and is not kept anyway.
      const light = (this.#type.leaveOut ?? []).reduce<Json>(without, item as Json) as Item
      this.pending.set(id, {
        item: light,
        scope,
        hash,
        isAsListed,
        isReread: page === 'reread',
        read: new Set(),
      })
      this.#lackingIn.add(scope)
    } else if (!isKnown) {
      if (page === 'reread') this.reread.add(id)
      this.#offer(this.#prepared(id, item, scope), this.#hash(id))
    }
  }

  #note(at: unknown) {
    const time = typeof at === 'string' ? Date.parse(at) : Number.NaN
    if (Number.isNaN(time) || time > this.#now) return
    const instant = new Date(time).toISOString()
    if (this.latest === null || instant > this.latest) this.latest = instant
  }

  has(id: string): boolean {
    return this.scopes.has(id)
  }

  /** How many different items a scope has. */
  countIn(scope: string): number {
    return this.#counts.get(scope) ?? 0
  }

  /** Whether a scope has an item that another one has as well: which of them it belongs to is seen only where both are read. */
  sharesIn(scope: string): boolean {
    return this.#sharing.has(scope)
  }

  /** Takes an item back: it is gone by now. */
  drop(id: string) {
    const scope = this.scopes.get(id)
    if (scope === undefined) return
    this.#counts.set(scope, this.countIn(scope) - 1)
    this.#take(id)
  }

  #take(id: string) {
    this.scopes.delete(id)
    this.spool.delete(id)
    this.pending.delete(id)
    this.reread.delete(id)
    for (const paths of this.childPaths.values()) paths.delete(id)
  }

  /** Which of two parts has an item that both list: where it is known, or else always the same, whichever comes first. */
  #scopeOf(id: string, one: string, other: string): string {
    const known = this.#mirror.known(this.#type.key).get(id)?.scope
    return known === one || known === other ? known : one < other ? one : other
  }

  /** Takes back what was found in a scope: its listing broke off. */
  forget(scope: string) {
    for (const [id, of] of this.scopes) if (of === scope) this.drop(id)
  }

  /** Whether some of a scope's items are incomplete. */
  lacksIn(scope: string): boolean {
    return this.#lackingIn.has(scope)
  }

  /** Whether an incomplete item differs from what is stored, given the details that are stored. */
  differs(id: string): boolean {
    const { item, scope, hash, isAsListed } = this.pending.get(id) as Pending
    if (isAsListed) return false
    return hash !== this.#prepared(id, item, scope, this.#storedDetails(id, new Set())).hash
  }

  /** Completes the incomplete by what is stored of them. */
  async finish() {
    await inSlices(this.pending, ([id, pending]) => {
      const { item, scope, hash, isAsListed, isReread, read } = pending
      this.#addChildrenOfElements(id, pending)
      if (isAsListed && read.size === 0) return
      if (isReread) this.reread.add(id)
      this.#offer(this.#prepared(id, item, scope, this.#storedDetails(id, read)), hash)
    })
    this.pending.clear()
  }

  /** Those that are listed by each element of a detail: as it was read, or else as it is stored. */
  #addChildrenOfElements(id: string, { item, read }: Pending) {
    for (const { key, scopes, list } of this.#children) {
      if (!scopes || !('each' in scopes)) continue
      const { each } = scopes
      const elements = read.has(each) ? item[each] : this.#mirror.body(this.#type.key, id)?.[each]
      for (const element of Array.isArray(elements) ? elements : []) {
        const path = fillSome(list.path, { id, each: (element as Item | null)?.id })
        this.childPaths.get(key)?.set(`${id}/${(element as Item | null)?.id}`, { path, isWanted: true })
      }
    }
  }

  #hash(id: string): string | undefined {
    return this.#mirror.known(this.#type.key).get(id)?.hash
  }

  #offer(prepared: Prepared, hash: string | undefined) {
    if (prepared.hash !== hash) this.spool.add(prepared)
  }

  #lacks(item: Item): boolean {
    return (this.#type.details ?? []).some((detail) => lacksDetail(item, detail))
  }

  #prepared(id: string, item: Item, scope: string, details?: Record<string, Json>): Prepared {
    const { key } = this.#type
    const first = prepare(this.#type, item, scope, { fingerprint: this.#fingerprint, details })
    const known = first.text.includes(censored) ? this.#mirror.body(key, id) : undefined
    return known
      ? prepare(this.#type, item, scope, { fingerprint: this.#fingerprint, details, known })
      : first
  }

  /** The fields that reading the details would have given, as they are stored, but for those that were read. */
  #storedDetails(id: string, read: ReadonlySet<string>): Record<string, Json> {
    const { item } = this.pending.get(id) as Pending
    const details = this.#type.details ?? []
    const unread = details.filter(
      (detail) => lacksDetail(item, detail) && fieldsOf(detail).some((field) => !read.has(field)),
    )
    if (unread.length === 0) return {}
    const fields = new Set(unread.flatMap(fieldsOf).filter((field) => !read.has(field)))
    const others = new Set(details.flatMap(fieldsOf))
    // One that was read whole has told what the list does not.
    const isKept = (field: string) =>
      fields.has(field) ||
      (unread.some((detail) => 'fields' in detail) && !others.has(field) && !Object.hasOwn(item, field))
    const stored = this.#mirror.body(this.#type.key, id) ?? {}
    return Object.fromEntries(Object.entries(stored).filter(([field]) => isKept(field)))
  }
}

export const fieldsOf = (detail: Detail): string[] => ('fields' in detail ? detail.fields : [detail.field])

/** Whether a listed item is to be completed by a detail. */
export const lacksDetail = (item: Item, detail: Detail) =>
  detail.when === 'always' || item[fieldsOf(detail)[0] as string] == null
