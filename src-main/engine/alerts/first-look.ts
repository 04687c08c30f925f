import { type Alert, severities } from '../../../src-preload/contract'
import { counted } from '../counted'
import type { Db } from '../store/database'
import type { AlertLog, NewAlert } from './alert-log'
import { mostNamed } from './naming'

type FoundBy = Alert['rules'][number]

/**
 * What rules find when they first look at an integration has been so all along: it is told as one alert. This begins it,
 * inside the caller's transaction, for all rules that there are as the integration's first poll ends.
 */
export function beginFirstLook(db: Db, integrationId: string, ruleIds: string[]) {
  db.prepare('INSERT INTO first_look (integration_id, rule_id) SELECT ?, value FROM json_each(?)').run(
    integrationId,
    JSON.stringify(ruleIds),
  )
}

/** Rules of whose findings in an integration nothing has been told yet. */
export function inFirstLook(db: Db, integrationId: string): Set<string> {
  return new Set(
    db
      .prepare<[string], string>('SELECT rule_id FROM first_look WHERE integration_id = ?')
      .pluck()
      .all(integrationId),
  )
}

/**
 * One alert of all that rules found at first and of which nothing was told yet, inside the caller's transaction. Rules
 * that could not be evaluated so far are left for later.
 */
export function raiseFirstLook(
  db: Db,
  { log, ruleName }: { log: AlertLog; ruleName: (ruleId: string) => string | null },
  { integrationId, pollId, now }: { integrationId: string; pollId: number | null; now: string },
) {
  // Mostly there are none any more, and then no finding is looked at: by itself SQLite begins with those.
  const found = db
    .prepare<[string], Omit<FoundBy, 'ruleName'>>(
      `SELECT l.rule_id AS ruleId, f.severity, count(*) AS findings
       FROM first_look AS l CROSS JOIN rule_state AS s USING (integration_id, rule_id)
         CROSS JOIN finding AS f USING (integration_id, rule_id)
       WHERE l.integration_id = ? AND s.status = 'warning' AND f.status = 'open' GROUP BY l.rule_id`,
    )
    .all(integrationId)
  db.prepare(
    `DELETE FROM first_look WHERE integration_id = :id AND rule_id IN (
       SELECT rule_id FROM rule_state WHERE integration_id = :id AND status IN ('ok', 'warning', 'disabled'))`,
  ).run({ id: integrationId })
  if (found.length === 0) return
  const name = db
    .prepare<[string], string>('SELECT name FROM integration WHERE id = ?')
    .pluck()
    .get(integrationId)
  const rules = found
    .map((rule) => ({ ...rule, ruleName: ruleName(rule.ruleId) ?? rule.ruleId }))
    .sort((a, b) => rank(a) - rank(b) || b.findings - a.findings)
  log.insert({ integrationId, pollId, at: now, kind: 'first_look', ...contentOf(rules, name ?? '') })
}

/** Of a first look, the same alert with only what these rules found in it. Any other alert is returned as it is. */
export function narrowedTo(alert: Alert, ruleIds: (string | null)[]): Alert {
  const rules = alert.rules.filter(({ ruleId }) => ruleIds.includes(ruleId))
  return rules.length === alert.rules.length
    ? alert
    : { ...alert, ...contentOf(rules, alert.integrationName) }
}

/** `rules`: some, the worst first. */
function contentOf(
  rules: FoundBy[],
  integrationName: string,
): Required<Pick<NewAlert, 'severity' | 'title' | 'details' | 'total' | 'rules'>> {
  const findings = rules.reduce((sum, rule) => sum + rule.findings, 0)
  return {
    severity: rules[0]?.severity ?? 'low',
    title: `First look at ${integrationName}: ${counted(findings, 'finding')} of ${counted(rules.length, 'rule')}`,
    details: rules
      .slice(0, mostNamed)
      .map(({ ruleName, findings }) => `${ruleName}: ${counted(findings, 'finding')}`),
    total: rules.length,
    rules,
  }
}

const rank = ({ severity }: Pick<FoundBy, 'severity'>) => severities.indexOf(severity)
