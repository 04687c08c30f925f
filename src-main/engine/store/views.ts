import { createHash } from 'node:crypto'
import type { Connector, ResourceType } from '../connectors/connector'
import type { Db } from './database'
import { literal, quoted } from './sql-quotes'

/** (Re)creates the views that people query, if their definition differs from what the database has. */
export function createViews(db: Db, connectors: Connector[]) {
  const views = [...ownViews.map(definitionOf), ...connectors.flatMap(connectorViews)]
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

/** Another title makes no other view. */
const definitionOf = ({ name, select }: { name: string; select: string }) => ({ name, select })

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

/**
 * `before` and `after` of a modified resource hold the top-level fields that differ, of long lists without an order only
 * what went and came; else the whole body.
 */
function changesView(type: ResourceType): string {
  return `
    SELECT type, resourceId, fields, before, after, recordedAt, actor, eventType, integrationId AS _integrationId
    FROM sightline_change WHERE resourceType = ${literal(type.key)}`
}

/** Sightline's own, in the order in which they are shown. */
export const ownViews: { name: string; title: string; description: string; select: string }[] = [
  {
    name: 'sightline_resource',
    title: 'Resources',
    description: 'All there are, of all types, each whole: also what no column shows.',
    // By another name than in the views of types: it is read whole (query/past.ts).
    select: `
      SELECT whole.type, whole.id, whole.name, whole.body, whole.integration_id AS integrationId,
        whole.first_seen_at AS firstSeenAt, whole.changed_at AS changedAt
      FROM resource AS whole`,
  },
  {
    name: 'sightline_change',
    title: 'Changes',
    description: 'What was added, modified and removed, of all types.',
    select: `
      SELECT c.id, r.integration_id AS integrationId, r.poll_id AS pollId,
        r.baseline = 1 AND c.type = 'added' AS baseline, s.resource_type AS resourceType,
        s.resource_id AS resourceId, c.resource_name AS resourceName, c.type,
        CASE WHEN c.type <> 'modified' THEN '[]' ELSE coalesce(c.fields, (
          SELECT json_group_array(key) FROM (
            SELECT key FROM json_each(c.before) UNION SELECT key FROM json_each(c.after)))) END AS fields,
        c.before, c.after, coalesce(c.by_difference, '[]') AS byDifference, r.recorded_at AS recordedAt, c.actor,
        c.event_type AS eventType
      FROM change AS c JOIN recording AS r ON r.id = c.recording_id JOIN subject AS s ON s.id = c.subject_id`,
  },
  {
    name: 'sightline_integration',
    title: 'Integrations',
    description: 'The workspaces that are connected.',
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
    title: 'Polls',
    description: 'One row for each resource type of each poll.',
    select: `
      SELECT poll.id, poll.integration_id AS integrationId, poll.trigger, poll.status AS pollStatus,
        poll.reason AS pollReason, poll.started_at AS startedAt, poll.finished_at AS finishedAt, poll.requests,
        t.type, t.status, t.listed, t.added, t.modified, t.removed, t.reason
      FROM poll LEFT JOIN poll_type AS t ON t.poll_id = poll.id`,
  },
  {
    name: 'sightline_rule',
    title: 'Rules',
    description: 'How each rule stands in each integration.',
    select: `
      SELECT rule_id AS id, integration_id AS integrationId, version, status, reason, evaluated_at AS evaluatedAt, since
      FROM rule_state`,
  },
  {
    name: 'sightline_finding',
    title: 'Findings',
    description: 'Resources that break a rule: open, suppressed and resolved.',
    select: `
      SELECT id, integration_id AS integrationId, rule_id AS ruleId, severity, resource_type AS resourceType,
        resource_id AS resourceId, resource_name AS resourceName, status, first_seen_at AS firstSeenAt,
        opened_at AS openedAt, resolved_at AS resolvedAt, evidence,
        coalesce(evidence_then, evidence) AS evidenceThen, suppression_id AS suppressionId
      FROM finding`,
  },
  {
    name: 'sightline_finding_event',
    title: 'Findings: events',
    description: 'What became of findings after they were first opened: resolved, reopened, suppressed.',
    select: `
      SELECT id, finding_id AS findingId, at, kind, suppression_id AS suppressionId FROM finding_event`,
  },
  {
    name: 'sightline_suppression',
    title: 'Suppressions',
    description: 'Findings that were accepted: why, by whom, until when.',
    select: `
      SELECT id, scope, integration_id AS integrationId, rule_id AS ruleId, resource_type AS resourceType,
        resource_id AS resourceId, resource_name AS resourceName, filters, reason, author, created_at AS createdAt,
        until, ended_at AS endedAt, ended
      FROM suppression`,
  },
  {
    name: 'sightline_compliance_control',
    title: 'Controls',
    description: 'How each control of a compliance pack stands, since when and why, with its attestation.',
    select: `
      SELECT c.pack_id AS packId, c.pack_version AS packVersion, c.section, c.control_id AS controlId, c.title,
        c.status, c.since, c.reasons, c.rules,
        (SELECT count(*) FROM finding AS f WHERE f.integration_id = c.integration_id AND f.status = 'open'
           AND f.rule_id IN (SELECT value FROM json_each(c.rules))) AS findings,
        (SELECT count(*) FROM finding AS f WHERE f.integration_id = c.integration_id AND f.status = 'suppressed'
           AND f.rule_id IN (SELECT value FROM json_each(c.rules))) AS suppressed,
        c.manual, a.met AS attested, a.note AS attestedNote, a.author AS attestedBy, a.at AS attestedAt,
        a.until AS attestedUntil, c.integration_id AS integrationId, i.name AS integrationName
      FROM compliance_control AS c JOIN integration AS i ON i.id = c.integration_id
      LEFT JOIN attestation AS a ON a.id = (
        SELECT max(id) FROM attestation AS latest WHERE latest.pack_id = c.pack_id
          AND latest.control_id = c.control_id AND latest.integration_id = c.integration_id
          AND latest.withdrawn_at IS NULL)`,
  },
  {
    name: 'sightline_attestation',
    title: 'Attestations',
    description: 'What people attested of controls, also what was withdrawn.',
    select: `
      SELECT id, integration_id AS integrationId, pack_id AS packId, control_id AS controlId, met, note, author, at,
        until, withdrawn_at AS withdrawnAt
      FROM attestation`,
  },
  {
    name: 'sightline_compliance_score',
    title: 'Compliance scores',
    description: 'How the score of each pack came to be what it is: a row where it changed.',
    select: `
      SELECT pack_id AS packId, pack_version AS packVersion, at, passed, failed, not_evaluated AS notEvaluated,
        not_attested AS notAttested, passed * 1.0 / nullif(passed + failed, 0) AS score,
        integration_id AS integrationId
      FROM compliance_score`,
  },
  {
    name: 'sightline_access_review',
    title: 'Access reviews',
    description: 'Who had which role when a review began, and what was decided of each.',
    select: `
      SELECT r.id AS reviewId, r.name AS reviewName, r.integration_id AS integrationId, r.created_at AS createdAt,
        r.due_on AS dueOn, r.closed_at AS closedAt, r.hash, i.user_id AS userId, i.user_name AS userName,
        i.user_email AS userEmail, i.role_id AS roleId, i.role_name AS roleName,
        coalesce(i.scope, CASE
          WHEN i.on_all AND i.limits IS NULL THEN 'everything' WHEN i.on_all THEN 'labels' ELSE 'thing'
        END) AS scope,
        i.thing_type AS resourceType, i.thing AS resourceId, i.thing_name AS resourceName, i.limits AS labels,
        iif(i.group_id IS NULL, 'direct', 'group') AS path, i.group_id AS groupId, i.group_name AS groupName,
        i.decision, coalesce(i.reviewer, r.reviewer) AS reviewer, i.decided_at AS decidedAt, i.note,
        i.gone_at AS goneAt, i.decision IS 'revoke' AND i.gone_at IS NULL AS stillThere
      FROM access_review_item AS i JOIN access_review AS r ON r.id = i.review_id`,
  },
  {
    name: 'sightline_alert',
    title: 'Alerts',
    description: 'What was worth telling.',
    select: `
      SELECT id, integration_id AS integrationId, at, kind, severity, rule_id AS ruleId, query_id AS queryId,
        pack_id AS packId, alert_rule_id AS alertRuleId, title, details, findings, total, rules,
        seen
      FROM alert`,
  },
  {
    name: 'sightline_alert_rule',
    title: 'Alert rules',
    description: 'Which alerts go where, and when.',
    select: `
      SELECT id, name, enabled, condition, integration_ids AS integrationIds, channel_ids AS channelIds, time, severity,
        last_alert_at AS lastAlertAt
      FROM alert_rule`,
  },
  {
    name: 'sightline_channel',
    title: 'Channels',
    description: 'Where alerts are told. Nothing secret is in it.',
    select: 'SELECT id, name, kind, enabled, keeps_quiet AS keepsQuiet, settings FROM channel',
  },
  {
    name: 'sightline_delivery',
    title: 'Deliveries',
    description: 'One row for each message to a channel.',
    select: `
      SELECT d.id, d.channel_id AS channelId, d.purpose, d.status, d.created_at AS createdAt, d.attempts,
        d.last_attempt_at AS lastAttemptAt, d.next_attempt_at AS nextAttemptAt, d.sent_at AS sentAt,
        d.error ->> '$.message' AS error,
        (SELECT json_group_array(t.alert_id) FROM delivery_alert AS t WHERE t.delivery_id = d.id) AS alertIds
      FROM delivery AS d`,
  },
]
