import { isUnknown, type Rule, type RuleResult, type RuleStatus } from '../../../src-preload/contract'
import type { Db } from '../store/database'
import { preparedOnce } from '../store/prepared-once'
import type { RuleEntry, RuleRegistry } from './rule-registry'

/** So long after its types were last listed, what a rule says is no longer what is. */
const staleAfter = { atLeastMs: 24 * 60 * 60_000, intervals: 3 }

interface Standing {
  integrationId: string
  integrationName: string
  enabled: number
  intervalMinutes: number
  status: RuleStatus
  reason: string | null
  evaluatedAt: string | null
  since: string | null
  findings: number
  suppressed: number
}

/** The rules and how they stand, for screens and the command line. */
export class RuleBook {
  constructor(
    private readonly db: Db,
    private readonly registry: RuleRegistry,
    private readonly now: () => Date,
  ) {}

  list(integrationId?: string): Rule[] {
    return this.registry.all().map((entry) => this.#view(entry, integrationId))
  }

  /** Throws `no-such-rule`. */
  get(ruleId: string): Rule {
    return this.#view(this.registry.get(ruleId))
  }

  /** How many rules could not be evaluated in some integration, as the list of rules counts them. */
  notEvaluated(): number {
    return this.registry.all().filter((entry) => this.#standings(entry).some(isUnknown)).length
  }

  #view(entry: RuleEntry, integrationId?: string): Rule {
    const { rule, source, managed, updatedAt } = entry
    const { reads, ...said } = rule
    const results = this.#standings(entry, integrationId).map(
      ({ enabled, intervalMinutes, ...standing }): RuleResult => ({
        ...standing,
        parameters: this.registry.values(rule, standing.integrationId),
      }),
    )
    const enabled = this.registry.isEnabled(rule.id, null)
    const sum = (count: (result: RuleResult) => number) =>
      results.reduce((total, result) => total + count(result), 0)
    return {
      ...said,
      source,
      managed,
      enabled,
      status: enabled ? worst(results) : 'disabled',
      findings: sum((result) => result.findings),
      suppressed: sum((result) => result.suppressed),
      results,
      updatedAt,
    }
  }

  #standings({ rule, connector }: RuleEntry, integrationId?: string): Standing[] {
    const count = (status: string) => `(
      SELECT coalesce(sum(n.findings), 0) FROM finding_count AS n
      WHERE n.integration_id = i.id AND n.rule_id = :rule AND n.status = '${status}')`
    return preparedOnce<object, Standing>(
      this.db,
      `SELECT i.id AS integrationId, i.name AS integrationName, i.enabled, i.interval_minutes AS intervalMinutes,
         coalesce(s.status, 'not_evaluated') AS status,
         CASE WHEN s.status IS NULL THEN 'It has not been polled yet.' ELSE s.reason END AS reason,
         s.evaluated_at AS evaluatedAt, s.since, ${count('open')} AS findings, ${count('suppressed')} AS suppressed
       FROM integration AS i LEFT JOIN rule_state AS s ON s.integration_id = i.id AND s.rule_id = :rule
       WHERE i.connector = :connector AND (:integrationId IS NULL OR i.id = :integrationId) ORDER BY i.name`,
    )
      .all({ rule: rule.id, connector: connector.key, integrationId: integrationId ?? null })
      .map((standing) => {
        const stale =
          standing.status === 'ok' || standing.status === 'warning'
            ? this.#staleSince({ rule, connector }, standing)
            : null
        return stale === null ? standing : { ...standing, status: 'not_evaluated', reason: stale }
      })
  }

  /** What a result still says that was right once, and may not be any more: why; null where it is fresh. */
  #staleSince(
    { rule, connector }: Pick<RuleEntry, 'rule' | 'connector'>,
    { integrationId, intervalMinutes }: Standing,
  ): string | null {
    const oldest = preparedOnce<[string, string], { type: string; listedAt: string }>(
      this.db,
      `SELECT type, listed_at AS listedAt FROM type_state
       WHERE integration_id = ? AND type IN (SELECT value FROM json_each(?)) AND listed_at IS NOT NULL
       ORDER BY listed_at LIMIT 1`,
    ).get(integrationId, JSON.stringify(rule.needs))
    if (!oldest) return null
    const age = this.now().getTime() - Date.parse(oldest.listedAt)
    if (age <= Math.max(staleAfter.atLeastMs, staleAfter.intervals * intervalMinutes * 60_000)) return null
    const title = connector.resourceTypes.find(({ key }) => key === oldest.type)?.title ?? oldest.type
    const hours = Math.floor(age / 3_600_000)
    const ago = hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`
    return `${title} were last listed ${ago} ago: what was found then may not be true any more.`
  }
}

const badness: RuleStatus[] = ['warning', 'error', 'not_evaluated', 'ok', 'disabled']

function worst(results: RuleResult[]): RuleStatus {
  return badness.find((status) => results.some((result) => result.status === status)) ?? 'not_evaluated'
}
