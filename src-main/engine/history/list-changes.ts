import type { Change, CheckedInputOf, Page } from '../../../src-preload/contract'
import type { QueryRunner, Sql } from '../query/query-runner'
import type { Db } from '../store/database'
import { conditionsOf, fewAreCalled, searchPattern, thatSubject } from './change-filter'
import { changedPaths } from './modifications'

/** The columns that {@link changeView} reads, of `change AS c`, `recording AS r`, `subject AS s` and `integration AS i`. */
export const changeColumns = `
  c.id, c.resource_name, c.type, c.fields, c.before, c.after, c.by_difference, c.actor, c.event_type,
  r.baseline AND c.type = 'added' AS baseline, r.integration_id, r.resource_type, r.recorded_at, s.resource_id, i.name AS integration_name`

/** What the ids in a change stand for. */
export type NamesOf = (
  change: Pick<Change, 'resourceType' | 'integrationId' | 'before' | 'after'>,
) => Change['names']

/** A page of changes, newest first, and how many there are. What has to look at all of them is asked elsewhere. */
export async function listChanges(
  db: Db,
  queries: QueryRunner,
  input: CheckedInputOf<'listChanges'>,
  { seen, namesOf }: { seen: number; namesOf: NamesOf },
): Promise<Page<Change>> {
  const few = input.search.trim()
    ? await queries.row<{ few: number }>({
        text: fewAreCalled,
        parameters: { search: searchPattern(input.search) },
      })
    : undefined
  const { recording, change, exact, parameters } = conditionsOf(input, { seen, fewSubjects: few?.few !== 0 })
  const isQuick = exact || input.resourceId !== undefined
  const ask = async <Row>(sql: Sql): Promise<Row[]> =>
    isQuick ? db.prepare<object, Row>(sql.text).all(sql.parameters) : queries.rows<Row>(sql)
  // In the order of the page, so that it ends with the page: recordings are few, and in the order of their changes.
  const changes =
    input.resourceId === undefined
      ? 'recording AS r CROSS JOIN change AS c ON c.recording_id = r.id'
      : 'subject AS s CROSS JOIN change AS c ON c.subject_id = s.id CROSS JOIN recording AS r ON r.id = c.recording_id'
  const subject = input.resourceId === undefined ? 'CROSS JOIN subject AS s ON s.id = c.subject_id' : ''
  const order =
    input.pollId !== undefined
      ? 'r.id, c.id'
      : input.resourceId === undefined
        ? 'r.id DESC, c.id DESC'
        : 'c.id DESC'
  const which = input.resourceId === undefined ? '' : ` AND ${thatSubject(input)}`
  const where = `${recording} AND ${change}${which}`
  const [rows, counts] = await Promise.all([
    ask<ChangeRow>({
      text: `SELECT ${changeColumns}
        FROM ${changes} ${subject} CROSS JOIN integration AS i ON i.id = r.integration_id
        WHERE ${where} ORDER BY ${order} LIMIT :limit OFFSET :offset`,
      parameters: { ...parameters, limit: input.limit, offset: input.offset },
    }),
    ask<{ total: number | null }>({
      text: exact
        ? `SELECT ${countOf(input)} AS total FROM recording AS r WHERE ${recording}`
        : `SELECT count(*) AS total FROM ${changes} WHERE ${where}`,
      parameters,
    }),
  ])
  return { rows: rows.map((row) => changeView(row, namesOf)), total: counts[0]?.total ?? 0 }
}

/** How many changes of a recording are meant, where its own counts tell. */
function countOf({ change, baseline }: Pick<CheckedInputOf<'listChanges'>, 'change' | 'baseline'>): string {
  if (baseline === 'only') return 'sum(r.added)'
  if (change !== undefined) return `sum(r.${change})`
  return baseline ? 'sum(r.added + r.modified + r.removed)' : 'sum(r.changes)'
}

/** How many changes there were since an instant, by resource type, but for what was there when its type was first listed. */
export function countChanges(db: Db, since: string, integrationId: string | null): Map<string, number> {
  const rows = db
    .prepare(
      `SELECT resource_type, sum(changes) FROM recording
       WHERE recorded_at >= :since AND (:integrationId IS NULL OR integration_id = :integrationId)
       GROUP BY resource_type`,
    )
    .raw()
    .all({ since, integrationId })
  return new Map(rows as [string, number][])
}

export interface ChangeRow {
  id: number
  integration_id: string
  integration_name: string
  resource_type: string
  resource_id: string
  resource_name: string
  type: Change['type']
  baseline: 0 | 1
  fields: string | null
  before: string | null
  after: string | null
  by_difference: string | null
  recorded_at: string
  actor: string | null
  event_type: string | null
}

export function changeView(row: ChangeRow, namesOf: NamesOf): Change {
  const before = row.before === null ? null : JSON.parse(row.before)
  const after = row.after === null ? null : JSON.parse(row.after)
  const change = {
    id: row.id,
    integrationId: row.integration_id,
    integrationName: row.integration_name,
    resourceType: row.resource_type,
    resourceId: row.resource_id,
    resourceName: row.resource_name,
    type: row.type,
    baseline: row.baseline === 1,
    fields: row.fields === null && row.type !== 'modified' ? [] : changedPaths(row.fields, { before, after }),
    before,
    after,
    byDifference: JSON.parse(row.by_difference ?? '[]'),
    recordedAt: row.recorded_at,
    actor: row.actor,
    eventType: row.event_type,
  }
  return { ...change, names: namesOf(change) }
}
