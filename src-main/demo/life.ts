import { daysOfAuditEvents, newAuditEvent } from './audit-trail'
import { type Happening, happenings, opening } from './happenings'
import { createRandom } from './random'
import { isOwner, type World } from './world'

interface LifeOptions {
  seed: number
  startedAt: Date
  /** 0: nothing ever happens. */
  everyMs: number
}

/**
 * Lets a world live: every so often, one thing happens in it. The n-th thing depends on the seed, on n and on what
 * happened before, so a life told again from the same beginning is the same life.
 */
export class Life {
  readonly #world: World
  readonly #options: LifeOptions
  /** How large the company was founded: it stays about that size, however long it lives. */
  readonly #founded: { users: number; sources: number; labels: number }
  #happened = 0

  /** The world must be as it was at `startedAt`; it is edited in place from then on. */
  constructor(world: World, options: LifeOptions) {
    this.#world = world
    this.#options = options
    this.#founded = { users: world.users.length, sources: world.sources.length, labels: world.labels.length }
  }

  /** The world at this moment. Time does not go back: an earlier moment than the last gives the world of the last. */
  at(now: Date): World {
    const { startedAt, everyMs } = this.#options
    if (everyMs <= 0) return this.#world
    const due = Math.floor((now.getTime() - startedAt.getTime()) / everyMs)
    while (this.#happened < due) {
      this.#happened++
      this.#happen(this.#happened, new Date(startedAt.getTime() + this.#happened * everyMs))
    }
    this.#forget(now)
    return this.#world
  }

  #happen(number: number, at: Date) {
    const random = createRandom(this.#options.seed, 'life', number)
    const scene = { world: this.#world, founded: this.#founded, random, at: at.toISOString() }
    const scripted = opening[number - 1]
    // Not everything can happen at any time (nobody is left to leave), so it is tried until something does.
    const candidates: Happening[] = [...(scripted ? [scripted] : []), ...shuffled(happenings, random)]
    for (const happening of candidates) {
      const deed = happening(scene)
      if (!deed) continue
      const owners = this.#world.users.filter(isOwner)
      const actor = owners.length > 0 && random.chance(0.8) ? random.pick(owners) : undefined
      this.#world.auditEvents.push(newAuditEvent(this.#world, { actor, ...deed }, at))
      return
    }
  }

  /** Audit events end after some weeks. Kept a while longer, so as not to copy the list each time. */
  #forget(now: Date) {
    const { auditEvents } = this.#world
    const oldest = auditEvents[0]
    const horizon = now.getTime() - daysOfAuditEvents * 86_400_000
    if (!oldest || Date.parse(oldest.timestamp) > horizon - 7 * 86_400_000) return
    this.#world.auditEvents = auditEvents.filter(({ timestamp }) => Date.parse(timestamp) >= horizon)
  }
}

function shuffled<Item>(items: readonly Item[], random: { int(below: number): number }): Item[] {
  const result = [...items]
  for (let last = result.length - 1; last > 0; last--) {
    const other = random.int(last + 1)
    ;[result[last], result[other]] = [result[other]!, result[last]!]
  }
  return result
}
