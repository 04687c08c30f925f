import type { Look } from '../query/protocol'
import type { QueryRunner } from '../query/query-runner'
import type { RuleDefinition } from './rule-definition'

/** A moment of an integration's past: a rule was looked at then, or could not be judged. */
export type Moment = Look & { reason: string | null }

interface PollRow {
  id: number
  at: string
  status: string
  /** The last that was recorded until then; of any type. */
  last: number | null
  /** Something of what the rule reads was recorded in it. */
  recorded: number
  /** Of the types that it needs: how many were listed completely, and of one that wasn't, the name and why. */
  listed: number
  missing: string | null
  reason: string | null
}

/**
 * The moments at which a rule's word may have changed, oldest first: the polls that recorded something of what it reads,
 * or could not list what it needs. A rule that goes by the time is looked at once a day as well.
 */
export async function momentsOf(
  queries: QueryRunner,
  rule: RuleDefinition,
  integrationId: string,
  titleOf: (type: string) => string,
): Promise<Moment[]> {
  const moments: Moment[] = []
  let recorded = false
  let judged = false
  for (const poll of await pollsOf(queries, rule, integrationId)) {
    recorded ||= poll.recorded === 1
    // Then nothing was evaluated.
    if (poll.status === 'cancelled') continue
    const look = { at: poll.at, last: poll.last ?? 0 }
    if (poll.listed < rule.needs.length) {
      const reason =
        poll.missing === null
          ? 'Not all that it needs was listed then.'
          : `${titleOf(poll.missing)} could not be listed completely: ${poll.reason ?? 'no reason was kept.'}`
      if (judged || moments.at(-1)?.reason !== reason) moments.push({ ...look, reason })
      judged = false
      continue
    }
    const dayBegan = rule.reads.time && moments.at(-1)?.at.slice(0, 10) !== poll.at.slice(0, 10)
    if (judged && !recorded && !dayBegan) continue
    moments.push({ ...look, reason: null })
    recorded = false
    judged = true
  }
  return moments
}

function pollsOf(queries: QueryRunner, rule: RuleDefinition, integrationId: string): Promise<PollRow[]> {
  return queries.rows<PollRow>({
    text: `WITH needed AS (SELECT value AS type FROM json_each(:needs)), read AS (SELECT value AS type FROM json_each(:types)),
       recorded AS (
         SELECT poll_id, max(id) AS last, max(:all OR resource_type IN (SELECT type FROM read)) AS concerned
         FROM recording WHERE integration_id = :integrationId GROUP BY poll_id
       ),
       listed AS (
         SELECT t.poll_id, count(*) FILTER (WHERE t.status = 'ok' AND t.type IN (SELECT type FROM needed)) AS ok,
           max(t.type) FILTER (WHERE t.status <> 'ok' AND t.type IN (SELECT type FROM needed)) AS missing,
           max(t.added > 0 AND t.type IN (SELECT type FROM read)) AS added
         FROM poll JOIN poll_type AS t ON t.poll_id = poll.id WHERE poll.integration_id = :integrationId
         GROUP BY t.poll_id
       )
       SELECT p.id, p.finished_at AS at, p.status, max(r.last) OVER (ORDER BY p.id) AS last,
         coalesce(r.concerned, 0) OR coalesce(l.added, 0) AS recorded, coalesce(l.ok, 0) AS listed, l.missing,
         (SELECT t.reason FROM poll_type AS t WHERE t.poll_id = p.id AND t.type = l.missing) AS reason
       FROM poll AS p
       LEFT JOIN recorded AS r ON r.poll_id = p.id
       LEFT JOIN listed AS l ON l.poll_id = p.id
       JOIN integration AS i ON i.id = p.integration_id
       WHERE p.integration_id = :integrationId AND p.finished_at IS NOT NULL
         AND (i.history_since IS NULL OR p.finished_at >= i.history_since)
       ORDER BY p.id`,
    parameters: {
      integrationId,
      needs: JSON.stringify(rule.needs),
      types: JSON.stringify([...new Set([...rule.reads.types, ...rule.needs])]),
      all: Number(rule.reads.others),
    },
  })
}
