import { SightlineError } from '../../../src-preload/contract'
import type { Alerts } from '../alerts/alerts'
import type { Log } from '../log/log'
import type { QueryProcesses } from '../query/query-processes'
import type { Db } from '../store/database'
import type { WriteLock } from '../store/write-lock'
import { basisOf, judge } from './judging'
import { ofConnector, type RuleEntry, type RuleRegistry } from './rule-registry'
import { confirmIfSame, type Verdict, writeVerdict } from './rule-state'
import type { Transition } from './store-findings'

/** Where what a rule reads changes while it is asked, it is asked again. */
const mostTries = 3

/** What is wrong with a rule's SQL itself: it will be again until the rule or the data is another. */
const mistakes = new Set(['bad-query', 'bad-rule', 'no-access', 'read-only'])

/**
 * Evaluates rules in the query process, where what takes too long is stopped: the user's own after each poll, and any
 * that was edited. A poll never waits for it.
 */
export class Evaluations {
  #queue: Promise<void> = Promise.resolve()

  constructor(
    private readonly needs: {
      db: Db
      registry: RuleRegistry
      processes: QueryProcesses
      writeLock: WriteLock
      log: Log
      alerts: Alerts
      now: () => Date
      /** How long one rule may take. */
      timeoutMs: number
      /** Called when a rule was evaluated, and findings may have changed. */
      onEvaluated: (integrationId: string) => void
    },
  ) {}

  /** The user's own rules, one after the other. Resolves once they are through; never rejects. */
  afterPoll(integrationId: string, pollId: number | null): Promise<void> {
    return this.#inTurn(async () => {
      const key = this.#connectorOf(integrationId)
      const own = ofConnector(this.needs.registry.own(), key)
      if (own.length === 0) return
      const { db, alerts, writeLock, now } = this.needs
      let hasChanged = false
      // Told in the transaction that writes it: the next rule may take long, and Sightline end meanwhile.
      const tell = (transition: Transition, at: string) => {
        if (transition.opened.length + transition.resolved.length === 0) return
        hasChanged = true
        alerts.raiseTransitions(integrationId, pollId, [transition], at)
      }
      for (const entry of own) await this.#evaluate(entry, integrationId, tell)
      const at = now().toISOString()
      const raise = db.transaction(() => {
        alerts.raiseStatuses(integrationId, pollId, at)
        alerts.raiseFirstLook(integrationId, pollId, at)
      })
      await writeLock.exclusively(() => raise.immediate())
      if (hasChanged) this.needs.onEvaluated(integrationId)
    })
  }

  /** After an edit, in one integration or in all that the rule applies to. Nothing is told: who edits it looks at it. */
  afterEdit(ruleId: string, integrationId?: string): Promise<void> {
    return this.#inTurn(async () => {
      const entry = this.needs.registry.find(ruleId)
      if (!entry) return
      for (const id of integrationId === undefined ? this.integrationsOf(entry) : [integrationId]) {
        await this.#evaluate(entry, id)
        this.needs.onEvaluated(id)
      }
    })
  }

  /** Resolves once nothing is to be evaluated any more. */
  settled(): Promise<void> {
    return this.#queue
  }

  /** The ids of integrations of its connector that were polled. */
  integrationsOf({ connector }: Pick<RuleEntry, 'connector'>): string[] {
    return this.needs.db
      .prepare('SELECT id FROM integration WHERE connector = ? AND last_poll_at IS NOT NULL ORDER BY name')
      .pluck()
      .all(connector.key) as string[]
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(work).catch((error) => {
      if (SightlineError.from(error).code !== 'closing') this.needs.log.failed('rules-not-evaluated', error)
    })
    return this.#queue
  }

  #connectorOf(integrationId: string): unknown {
    return this.needs.db.prepare('SELECT connector FROM integration WHERE id = ?').pluck().get(integrationId)
  }

  /** `tell` is called in the transaction that writes what came of it. */
  async #evaluate(
    entry: RuleEntry,
    integrationId: string,
    tell: (transition: Transition, now: string) => void = () => {},
  ): Promise<void> {
    const { db, registry, writeLock } = this.needs
    const { rule } = entry
    for (let attempt = 1; attempt <= mostTries; attempt++) {
      const now = this.needs.now().toISOString()
      const basis = basisOf(db, registry, entry, integrationId, now)
      if (await writeLock.exclusively(() => confirmIfSame(db, integrationId, rule.id, basis, now))) return
      const found = await this.#verdictOn(entry, integrationId, now)
      if (found === null) return
      const { verdict, isPassing } = found
      const write = db.transaction(() => {
        // What it was asked of may be gone, or the rule another one.
        if (registry.find(rule.id)?.rule.version !== rule.version) return true
        if (this.#connectorOf(integrationId) === undefined) return true
        if (basisOf(db, registry, entry, integrationId, now) !== basis) return false
        tell(writeVerdict(db, rule, integrationId, { verdict, basis: isPassing ? null : basis, now }), now)
        return true
      })
      if (await writeLock.exclusively(() => write.immediate())) return
    }
  }

  /** Null: it stays as it was. `isPassing`: by the same data it may be another next time. */
  async #verdictOn(
    entry: RuleEntry,
    integrationId: string,
    now: string,
  ): Promise<{ verdict: Verdict; isPassing: boolean } | null> {
    const judgement = judge(this.needs.db, this.needs.registry, entry, integrationId)
    if (!('ask' in judgement)) return { verdict: judgement, isPassing: false }
    try {
      const { outcome } = await this.needs.processes.run(
        'rule',
        { rule: judgement.ask, now },
        { timeoutMs: this.needs.timeoutMs },
      )
      const verdict: Verdict = 'rows' in outcome ? outcome : { status: 'not_evaluated', ...outcome }
      return { verdict, isPassing: false }
    } catch (error) {
      const { code, message, hint } = SightlineError.from(error)
      if (code === 'closing') throw error
      // It stays as it was until there is room for it.
      if (code === 'busy') return null
      const reason = `Its query failed: ${message} ${hint}`.trim()
      return { verdict: { status: 'error', reason }, isPassing: !mistakes.has(code) }
    }
  }
}
