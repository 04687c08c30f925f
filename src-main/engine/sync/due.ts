import type { Poll } from '../../../src-preload/contract'
import type { EndpointLimit } from '../connectors/connector'
import type { Readings } from './readings'

/** Even where there is more than can be read in a day's polls, each poll reads so many of them. */
const atLeast = 60
const day = 24 * 60 * 60_000

/**
 * Which of many readings (a detail of each resource, the children of each parent) a poll makes. What was never read
 * or may have changed always; of the rest the stalest, as many as it takes for each to be read once a day. A poll
 * that somebody asked for reads all.
 */
export class Due {
  #preferred: ReadonlySet<string> = new Set()
  /** Resolves once {@link choose} may be called: until then it does not know what was preferred. */
  known: Promise<void> = Promise.resolve()

  constructor(
    private readonly readings: Readings,
    private readonly options: { trigger: Poll['trigger']; intervalMinutes: number; now: Date },
  ) {}

  /** These are read whether it is their turn or not, because the audit trail says that something was done to them. */
  prefer(ids: Promise<string[]>) {
    const known = ids.then((all) => {
      this.#preferred = new Set(all)
    })
    known.catch(() => {}) // Told to whoever waits for it.
    // Where all are read, none need wait for whose turn it is.
    if (this.options.trigger === 'timer') this.known = known
  }

  /** Wait for {@link known} before. `what` names the reading, `ids` whose; `mayHaveChanged` tells of those that must be read again. */
  choose(what: string, ids: string[], mayHaveChanged: (id: string) => boolean): Set<string> {
    const { trigger, intervalMinutes } = this.options
    if (trigger !== 'timer') return new Set(ids)
    const share = Math.ceil((ids.length * intervalMinutes * 60_000) / day)
    const readAt = (id: string) => this.#readAt(what, id)
    const must = ids.filter((id) => !readAt(id) || this.#preferred.has(id) || mayHaveChanged(id))
    const chosen = new Set(must)
    const rest = ids.filter((id) => !chosen.has(id)).sort((a, b) => (readAt(a) < readAt(b) ? -1 : 1))
    for (const id of rest.slice(0, Math.max(atLeast, share))) chosen.add(id)
    return chosen
  }

  /** Of `ids`, those that were not read within the last day, the stalest first: for what hardly ever changes. */
  today(what: string, ids: string[]): string[] {
    const since = new Date(this.options.now.getTime() - day).toISOString()
    const readAt = (id: string) => this.#readAt(what, id)
    return ids.filter((id) => readAt(id) < since).sort((a, b) => (readAt(a) < readAt(b) ? -1 : 1))
  }

  /** The first of `ids`, as many as their endpoint lets be read in half of the time until the next poll, which waits for them. */
  soon(ids: string[], limit: EndpointLimit | undefined): Set<string> {
    const atMost = limit ? Math.ceil((limit.perMinute * this.options.intervalMinutes) / 2) : ids.length
    return new Set(ids.slice(0, atMost))
  }

  /** Empty where that isn't known: what is dated ahead was read before the clock was set back, nobody knows how long ago. */
  #readAt(what: string, id: string): string {
    const at = this.readings.readAt(what, id)
    return at !== undefined && at <= this.options.now.toISOString() ? at : ''
  }
}
