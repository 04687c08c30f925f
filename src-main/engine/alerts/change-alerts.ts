import { type Change, madeAnew } from '../../../src-preload/contract'
import { counted } from '../counted'
import { changedPaths } from '../history/modifications'
import type { Db } from '../store/database'
import type { AlertLog, NewAlert } from './alert-log'
import type { AlertRules, RuleOn } from './alert-rules'
import { firstOf, mostNamed, oneOrMany } from './naming'

interface FoundChange {
  resource_type: string
  resource_id: string
  resource_name: string
  type: Change['type']
  fields: string | null
  before: string | null
  after: string | null
  actor: string | null
}

interface Counted {
  total: number
  /** How many did it, who isn't known counting as one, and one of them. */
  actors: number
  actor: string | null
}

const mostFields = 3

/**
 * One alert for each alert rule that is about changes recorded since the last look, inside the caller's transaction. The
 * connection has SQL's own helpers.
 */
export function raiseChanges(
  db: Db,
  { log, rules }: { log: AlertLog; rules: AlertRules },
  { integrationId, pollId, now }: { integrationId: string; pollId: number | null; now: string },
) {
  const after = (db
    .prepare('SELECT recording_id FROM change_look WHERE integration_id = ?')
    .pluck()
    .get(integrationId) ?? 0) as number
  const upTo = db
    .prepare('SELECT max(id) FROM recording WHERE integration_id = ?')
    .pluck()
    .get(integrationId) as number | null
  if (upTo === null || upTo <= after) return
  for (const rule of rules.on('change', integrationId)) {
    const alert = alertOf(db, rule, { integrationId, after })
    if (alert) log.insert({ ...alert, pollId, at: now })
  }
  db.prepare(
    `INSERT INTO change_look (integration_id, recording_id) VALUES (?, ?)
     ON CONFLICT (integration_id) DO UPDATE SET recording_id = excluded.recording_id`,
  ).run(integrationId, upTo)
}

/** The alert of one alert rule, if any change is what it is about. */
function alertOf(
  db: Db,
  rule: RuleOn<'change'>,
  since: { integrationId: string; after: number },
): Omit<NewAlert, 'pollId' | 'at'> | null {
  const look = lookFor(rule, since)
  const { total, actors, actor } = db
    .prepare<object, Counted>(
      `SELECT count(*) AS total, count(DISTINCT coalesce(c.actor, '')) AS actors, max(c.actor) AS actor ${look.from}`,
    )
    .get(look.parameters) as Counted
  if (total === 0) return null
  const first = db
    .prepare<object, FoundChange>(
      `SELECT s.resource_type, s.resource_id, c.resource_name, c.type, c.fields, c.before, c.after, c.actor
       ${look.from} ORDER BY c.id LIMIT ${mostNamed}`,
    )
    .all(look.parameters)
  const named = first.map(({ resource_type, resource_id, resource_name }) => ({
    findingId: null,
    resourceType: resource_type,
    resourceId: resource_id,
    resourceName: resource_name,
  }))
  const what = total === 1 ? oneOrMany(named, '') : counted(total, 'change')
  return {
    integrationId: since.integrationId,
    kind: 'changed',
    severity: rule.severity,
    alertRuleId: rule.id,
    title: `${rule.name}: ${what}${actors === 1 ? ` by ${actor ?? 'someone unknown'}` : ''}`,
    ...firstOf(named),
    details: first.map((change) => describe(change, actors > 1)),
    total,
  }
}

/** What is merely there when its type is listed for the first time is no change; nor is what Sightline itself made anew. */
function lookFor(
  { condition: { resourceTypes, changes, fields, gained, actors } }: RuleOn<'change'>,
  since: { integrationId: string; after: number },
) {
  const globs = actors.flatMap((one) => (one.by === 'glob' ? [one.glob] : []))
  const who = [
    ...actors.flatMap(({ by }) => (by === 'glob' ? [] : [kindsOfActors[by]])),
    ...(globs.length > 0 ? ['glob_any(c.actor, :globs)'] : []),
  ]
  const conditions = [
    'r.integration_id = :integrationId AND r.id > :after',
    "(r.baseline = 0 OR c.type <> 'added')",
    '(c.event_type IS NOT :madeAnew OR c.actor IS NOT :sightline)',
    ...(resourceTypes.length > 0 ? ['r.resource_type IN (SELECT value FROM json_each(:resourceTypes))'] : []),
    ...(changes.length > 0 ? ['c.type IN (SELECT value FROM json_each(:changes))'] : []),
    ...(who.length > 0 ? [`(${who.join(' OR ')})`] : []),
    ...(fields.length > 0
      ? [
          `c.type = 'modified' AND EXISTS (SELECT 1 FROM json_each(coalesce(c.fields, (
             SELECT json_group_array(key) FROM (
               SELECT key FROM json_each(c.before) UNION SELECT key FROM json_each(c.after))))) AS path
           WHERE glob_any(path.value, :fields))`,
        ]
      : []),
    ...(gained.length > 0 ? [`${howOften('c.after')} > ${howOften('c.before')}`] : []),
  ]
  return {
    from: `FROM recording AS r CROSS JOIN change AS c ON c.recording_id = r.id
      CROSS JOIN subject AS s ON s.id = c.subject_id WHERE ${conditions.join(' AND ')}`,
    parameters: {
      ...since,
      sightline: madeAnew.actor,
      madeAnew: madeAnew.eventType,
      resourceTypes: JSON.stringify(resourceTypes),
      changes: JSON.stringify(changes),
      globs: JSON.stringify(globs),
      gained: JSON.stringify(gained),
      // What is said of a field is said of all that is in it.
      fields: JSON.stringify(fields.flatMap((field) => [field, `${field}.*`, `${field}[*`])),
    },
  }
}

/** In how many places a body has one of the values. */
const howOften = (body: string) =>
  `(SELECT count(*) FROM json_tree(coalesce(${body}, 'null')) WHERE atom IS NOT NULL AND glob_any(atom, :gained))`

/** People have mail addresses. */
const kindsOfActors = {
  user: "c.actor LIKE '%@%'",
  token: "(c.actor IS NOT NULL AND c.actor NOT LIKE '%@%')",
  unknown: 'c.actor IS NULL',
}

function describe(change: FoundChange, tellWho: boolean): string {
  const who = tellWho ? ` by ${change.actor ?? 'someone unknown'}` : ''
  if (change.type !== 'modified') return `${change.resource_name} ${change.type}${who}`
  const parsed = (text: string | null) => (text === null ? null : JSON.parse(text))
  const modification = { before: parsed(change.before), after: parsed(change.after) }
  const paths = changedPaths(change.fields, modification)
  const fields = [...new Set(paths.map((path) => path.split(/[.[]/)[0] ?? path))]
  const more = fields.length - mostFields
  const named = [...fields.slice(0, mostFields), ...(more > 0 ? [`${more} more`] : [])].join(', ')
  return `${change.resource_name}: ${named} changed${who}`
}
