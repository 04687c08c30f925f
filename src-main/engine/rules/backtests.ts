import type { Backtest, BacktestProgress, CheckedInputOf } from '../../../src-preload/contract'
import { SightlineError } from '../../../src-preload/contract'
import type { BacktestOutput } from '../query/protocol'
import type { QueryRunner } from '../query/query-runner'
import { companyDomains } from './company-domains'
import { ruleStatement } from './judging'
import { type Moment, momentsOf } from './looks'
import { draftOf, type RuleDraft, type Running, valuesWith } from './previews'

/** Runs rules over the whole history of an integration, or the latest of it, as far as their time goes. */
export class Backtests {
  constructor(
    private readonly needs: Running & {
      queries: QueryRunner
      onProgress: (progress: BacktestProgress) => void
    },
  ) {}

  /** Rejects with `bad-rule`, or as a query does. Company domains are those that are known now. */
  async run(input: CheckedInputOf<'backtestRule'>): Promise<Backtest> {
    const { db, registry, processes, queries, cancelling, now, onProgress } = this.needs
    const { backtestId, integrationId, timeoutMs } = input
    const started = performance.now()
    const draft = draftOf(registry, input, input.parameters)
    const { rule, connector } = draft
    const integrationName = this.#nameOf(integrationId, draft)
    const domains = rule.reads.companyDomains ? companyDomains(db, connector.people, integrationId) : []
    if (!domains)
      throw new SightlineError(
        'not-evaluated',
        'Your company’s mail domains aren’t known.',
        'Enter them in the integration’s settings.',
      )
    const titleOf = (type: string) => connector.resourceTypes.find(({ key }) => key === type)?.title ?? type
    const values = valuesWith(registry, draft, integrationId, input.parameters)
    return cancelling.run(backtestId, async (signal) => {
      const moments = await momentsOf(queries, rule, integrationId, titleOf)
      const looks = moments.filter(({ reason }) => reason === null)
      const tell = (done: number) => onProgress({ backtestId, done, total: looks.length })
      tell(0)
      const output = await processes.run(
        'backtest',
        {
          rule: ruleStatement(rule, integrationId, values, domains),
          integrationId,
          resourceType: rule.resourceType,
          looks: looks.map(({ at, last }) => ({ at, last })),
          types: rule.reads.others
            ? connector.resourceTypes.map(({ key }) => key)
            : [...new Set([...rule.reads.types, ...rule.needs])],
          forMs: timeoutMs,
        },
        // What it found by then is told; a look that takes as long again is stopped.
        { timeoutMs: 2 * timeoutMs, signal, onProgress: ({ done }) => tell(done) },
      )
      tell(looks.length)
      const notLookedAt = looks.length - output.counts.length
      const seen = notLookedAt === 0 ? moments : moments.slice(moments.indexOf(looks[notLookedAt] as Moment))
      return {
        integrationId,
        integrationName,
        from: seen[0]?.at ?? null,
        to: now().toISOString(),
        moments: output.counts.length,
        notLookedAt,
        ...timelineOf(seen, looks.slice(notLookedAt), output),
        findings: output.intervals
          .map(({ from, to, ...interval }) => ({
            ...interval,
            from: (looks[from] as Moment).at,
            to: to === null ? null : (looks[to] as Moment).at,
          }))
          .sort((a, b) => b.from.localeCompare(a.from)),
        truncated: output.truncated,
        tookMs: performance.now() - started,
      }
    })
  }

  #nameOf(integrationId: string, { connector }: RuleDraft): string {
    const found = this.needs.db
      .prepare('SELECT name FROM integration WHERE id = ? AND connector = ?')
      .pluck()
      .get(integrationId, connector.key) as string | undefined
    if (found !== undefined) return found
    throw new SightlineError(
      'no-such-integration',
      'There is no such integration that this rule applies to.',
      'Look at the list of integrations.',
    )
  }
}

/** The chart's steps, and when it could not be judged. */
function timelineOf(
  moments: Moment[],
  looks: Moment[],
  { counts }: BacktestOutput,
): Pick<Backtest, 'series' | 'notEvaluated'> {
  const countAt = new Map(looks.map((look, index) => [look, counts[index]]))
  const series: Backtest['series'] = []
  const notEvaluated: Backtest['notEvaluated'] = []
  for (const moment of moments) {
    const count = countAt.get(moment)
    const reason = typeof count === 'object' ? count.reason : moment.reason
    const last = notEvaluated.at(-1)
    if (last?.to === null && last.reason !== reason) last.to = moment.at
    if (reason !== null && (last === undefined || last.to !== null || last.reason !== reason))
      notEvaluated.push({ from: moment.at, to: null, reason })
    const findings = typeof count === 'number' ? count : null
    if (series.length === 0 || series.at(-1)?.findings !== findings) series.push({ at: moment.at, findings })
  }
  return { series, notEvaluated }
}
