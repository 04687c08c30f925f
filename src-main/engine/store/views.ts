import { createHash } from 'node:crypto'
import type { Connector, ResourceType } from '../connectors/connector'
import type { Db } from './database'

/** Quotes a name for SQL. Names come from connectors' tables, never from a user. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`

/** (Re)creates the views that people query, if their definition differs from what the database has. */
export function createViews(db: Db, connectors: Connector[]) {
  const views = [...ownViews, ...connectors.flatMap(connectorViews)]
  const definition = createHash('sha256').update(JSON.stringify(views)).digest('hex')
  const present = db.prepare("SELECT value FROM meta WHERE key = 'views'").pluck().get()
  if (present === definition) return
  db.transaction(() => {
    const existing = db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'view'")
      .pluck()
      .all() as string[]
    for (const name of existing) db.exec(`DROP VIEW ${quoted(name)}`)
    for (const { name, select } of views) db.exec(`CREATE VIEW ${quoted(name)} AS ${select}`)
    db.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('views', ?)").run(definition)
  }).immediate()
}

function connectorViews(connector: Connector) {
  return [
    ...connector.resourceTypes.flatMap((type) => [
      { name: type.key, select: resourceView(type) },
      { name: `${type.key}_changes`, select: changesView(type) },
    ]),
    ...connector.derivedViews,
  ]
}

function resourceView(type: ResourceType): string {
  const columns = type.columns.map(({ name }) =>
    // The id as its own column can use the index.
    name === 'id' ? 'r.id AS id' : `r.body ->> ${literal(`$.${name}`)} AS ${quoted(name)}`,
  )
  return `
    SELECT ${columns.join(', ')},
      r.integration_id AS _integrationId, i.name AS _integrationName,
      r.first_seen_at AS _firstSeenAt, r.changed_at AS _changedAt
    FROM resource AS r JOIN integration AS i ON i.id = r.integration_id
    WHERE r.type = ${literal(type.key)}`
}

/** `before` and `after` of a modified resource hold the top-level fields that differ, else the whole body. */
function changesView(type: ResourceType): string {
  return `
    SELECT type, resourceId, fields, before, after, recordedAt, actor, eventType, integrationId AS _integrationId
    FROM sightline_change WHERE resourceType = ${literal(type.key)}`
}

const ownViews = [
  {
    name: 'sightline_change',
    select: `
      SELECT c.id, r.integration_id AS integrationId, r.poll_id AS pollId,
        r.baseline = 1 AND c.type = 'added' AS baseline, s.resource_type AS resourceType,
        s.resource_id AS resourceId, c.resource_name AS resourceName, c.type,
        CASE WHEN c.type <> 'modified' THEN '[]' ELSE coalesce(c.fields, (
          SELECT json_group_array(key) FROM (
            SELECT key FROM json_each(c.before) UNION SELECT key FROM json_each(c.after)))) END AS fields,
        c.before, c.after, r.recorded_at AS recordedAt, c.actor, c.event_type AS eventType
      FROM change AS c JOIN recording AS r ON r.id = c.recording_id JOIN subject AS s ON s.id = c.subject_id`,
  },
  {
    name: 'sightline_integration',
    select: `
      SELECT id, name, description, tags, connector, region, api_url AS apiUrl, workspace_id AS workspaceId,
        workspace_name AS workspaceName, enabled, ready, reason, interval_minutes AS intervalMinutes,
        company_domains AS companyDomains, history_days AS keepHistoryDays,
        history_since AS historySince, created_at AS createdAt, last_poll_at AS lastPollAt,
        next_poll_at AS nextPollAt
      FROM integration`,
  },
  {
    name: 'sightline_poll',
    select: `
      SELECT poll.id, poll.integration_id AS integrationId, poll.trigger, poll.status AS pollStatus,
        poll.reason AS pollReason, poll.started_at AS startedAt, poll.finished_at AS finishedAt, poll.requests,
        t.type, t.status, t.listed, t.added, t.modified, t.removed, t.reason
      FROM poll LEFT JOIN poll_type AS t ON t.poll_id = poll.id`,
  },
  {
    name: 'sightline_rule',
    select: `
      SELECT rule_id AS id, integration_id AS integrationId, version, status, reason, evaluated_at AS evaluatedAt, since
      FROM rule_state`,
  },
  {
    name: 'sightline_finding',
    select: `
      SELECT id, integration_id AS integrationId, rule_id AS ruleId, severity, resource_type AS resourceType,
        resource_id AS resourceId, resource_name AS resourceName, status, first_seen_at AS firstSeenAt,
        opened_at AS openedAt, resolved_at AS resolvedAt, evidence,
        coalesce(evidence_then, evidence) AS evidenceThen, suppression_id AS suppressionId
      FROM finding`,
  },
  {
    name: 'sightline_suppression',
    select: `
      SELECT id, scope, integration_id AS integrationId, rule_id AS ruleId, resource_type AS resourceType,
        resource_id AS resourceId, resource_name AS resourceName, filters, reason, author, created_at AS createdAt,
        until, ended_at AS endedAt, ended
      FROM suppression`,
  },
  {
    name: 'sightline_alert',
    select: `
      SELECT id, integration_id AS integrationId, at, kind, severity, rule_id AS ruleId, query_id AS queryId,
        pack_id AS packId, alert_rule_id AS alertRuleId, title, details, findings, total, seen
      FROM alert`,
  },
  {
    name: 'sightline_alert_rule',
    select: `
      SELECT id, name, enabled, condition, integration_ids AS integrationIds, channel_ids AS channelIds, time, severity,
        last_alert_at AS lastAlertAt
      FROM alert_rule`,
  },
  {
    name: 'sightline_channel',
    select: 'SELECT id, name, kind, enabled, keeps_quiet AS keepsQuiet, settings FROM channel',
  },
  {
    name: 'sightline_delivery',
    select: `
      SELECT d.id, d.channel_id AS channelId, d.purpose, d.status, d.created_at AS createdAt, d.attempts,
        d.last_attempt_at AS lastAttemptAt, d.next_attempt_at AS nextAttemptAt, d.sent_at AS sentAt,
        d.error ->> '$.message' AS error,
        (SELECT json_group_array(t.alert_id) FROM delivery_alert AS t WHERE t.delivery_id = d.id) AS alertIds
      FROM delivery AS d`,
  },
]
