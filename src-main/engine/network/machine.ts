import { networkInterfaces } from 'node:os'
import { z } from 'zod'
import type { CheckedInputOf, PowerSettings } from '../../../src-preload/contract'
import type { IntegrationRow } from '../integrations'
import type { Db } from '../store/database'
import { keepJson, keptJson } from '../store/kept-json'
import { isLoopback } from './problems'

const key = 'power'
const kept = z.object({ sparing: z.boolean() })
/** A network needs a moment to come back. */
const afterResumeMs = 10_000
/** On battery, polls are so many times as far apart, if the user wants that. */
const timesAsLong = 4

/** What is known of the machine: whether it sleeps, has a network, and lives on a battery. */
export class Machine {
  #suspended = false
  #hostOnline = true
  #onBattery: boolean | null = null
  #resumedAt = 0

  constructor(private readonly db: Db) {}

  /** Answers whether there may be something to do again: it woke up, or has a network again. */
  note({ suspended, online, onBattery }: CheckedInputOf<'noteMachine'>, now: Date): { isBack: boolean } {
    const wasAway = this.#suspended || this.offline
    if (this.#suspended && suspended === false) this.#resumedAt = now.getTime()
    this.#suspended = suspended ?? this.#suspended
    this.#hostOnline = online ?? this.#hostOnline
    this.#onBattery = onBattery ?? this.#onBattery
    return { isBack: wasAway && !this.#suspended && !this.offline }
  }

  get offline(): boolean {
    return !this.#hostOnline || !hasNetwork()
  }

  get power(): PowerSettings {
    const read = kept.safeParse(keptJson(this.db, key))
    return { onBattery: this.#onBattery, sparing: read.data?.sparing ?? false }
  }

  setSparing(sparing: boolean) {
    keepJson(this.db, key, { sparing })
  }

  /** Whether the timer may poll it now. What somebody asks for is tried in any case. */
  mayPoll(row: IntegrationRow, now: Date): boolean {
    if (this.#suspended) return false
    const here = row.demo === 1 || isLoopback(new URL(row.api_url).hostname)
    const awakeFor = now.getTime() - this.#resumedAt
    // The clock may have been set back since.
    if (!here && (this.offline || (awakeFor >= 0 && awakeFor < afterResumeMs))) return false
    const { onBattery, sparing } = this.power
    if (!onBattery || !sparing || row.last_poll_at === null) return true
    const since = now.getTime() - new Date(row.last_poll_at).getTime()
    return since < 0 || since >= row.interval_minutes * 60_000 * timesAsLong * 0.9
  }
}

/** Any but the machine's own. */
const hasNetwork = () =>
  Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ internal }) => !internal))
