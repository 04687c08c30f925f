/**
 * Lets SQL read a past moment as if it were now: on a connection of its own, temporary views take the place of those
 * of the same names, and read the resources as they were.
 *
 * A moment is all changes up to the last that was recorded at or before it, in the order in which they were recorded,
 * whatever the clock did. A resource's state then is what its first change after that replaced, or its state of now if
 * there was none.
 */
import type Database from 'better-sqlite3'
import { type Modification, undo } from '../history/modifications.ts'

type Db = Database.Database

/** The views of one moment, for as long as the database stays as it is. */
export interface Past {
  /** ISO 8601 in UTC with milliseconds. */
  at: string
  db: Db
  dataVersion: number
  /** Types whose past states are at hand. */
  filled: Set<string>
}

/**
 * Makes `db`, which nothing was done with yet, read as it was `at`, an instant in ISO 8601. Leaves a read transaction
 * open: what was found out of the past is true together with what this transaction sees.
 */
export function openPast(db: Db, at: string): Past {
  db.function('undone', { deterministic: true, directOnly: true }, undone)
  db.exec('BEGIN')
  const past = { at, db, dataVersion: dataVersion(db), filled: new Set<string>() }
  // Nothing was recorded until then: 0.
  const last = db.prepare('SELECT coalesce(max(id), 0) FROM change WHERE recorded_at <= ?').pluck().get(at)
  const views = db.prepare("SELECT sql FROM sqlite_schema WHERE type = 'view'").pluck().all() as string[]
  db.exec(shadows(at, Number(last)))
  for (const sql of views) db.exec(sql.replace(/^CREATE VIEW/, 'CREATE TEMP VIEW'))
  return past
}

/** Opens a read transaction again. False if the database has changed since: what is known of the past may be wrong. */
export function reopenPast({ db, dataVersion: known }: Past): boolean {
  db.exec('BEGIN')
  return dataVersion(db) === known
}

/** Finds out the past states of what a statement reads. */
export function fillPast({ db, filled }: Past, sql: string) {
  const fill = db.prepare(pastStates)
  for (const type of typesReadBy(db, sql)) {
    if (filled.has(type)) continue
    fill.run({ type })
    filled.add(type)
  }
}

const dataVersion = (db: Db) => db.pragma('data_version', { simple: true }) as number

/**
 * Log entries have no changes, as they only come: they are there from when they were first seen. In the same way, the
 * names of integrations and Sightline's own tables are those of now.
 */
const shadows = (at: string, last: number) => `
  CREATE TEMP TABLE moment AS SELECT ${last} AS last;
  CREATE TEMP VIEW change AS SELECT * FROM main.change WHERE id <= ${last};
  -- Resources that changed afterwards; without a body, those that were not there.
  CREATE TEMP TABLE past (
    type TEXT, integration_id TEXT, id TEXT, name TEXT, body TEXT, first_seen_at TEXT, changed_at TEXT,
    PRIMARY KEY (type, integration_id, id)
  );
  CREATE TEMP VIEW resource AS
    SELECT type, integration_id, id, name, body, first_seen_at, changed_at FROM main.resource AS r
    WHERE NOT EXISTS (
        SELECT 1 FROM past
        WHERE past.type = r.type AND past.integration_id = r.integration_id AND past.id = r.id)
      AND (first_seen_at <= '${at}' OR EXISTS (
        SELECT 1 FROM main.change AS c
        WHERE c.resource_type = r.type AND c.integration_id = r.integration_id AND c.resource_id = r.id))
    UNION ALL
    SELECT type, integration_id, id, name, body, first_seen_at, changed_at FROM past WHERE body IS NOT NULL;`

const ofResource =
  'c.resource_type = :type AND c.integration_id = later.integration_id AND c.resource_id = later.resource_id'

const upToMoment = (column: string, which = '') => `
    (SELECT c.${column} FROM main.change AS c
     WHERE ${ofResource} AND c.id <= (SELECT last FROM moment) ${which} ORDER BY c.id DESC LIMIT 1)`

/**
 * Of each resource of a type that changed after the moment: its changes until it was removed, or until now, are undone.
 * Where the first of them added it, it was not there.
 */
const pastStates = `
  INSERT INTO past
  WITH later AS (
    SELECT integration_id, resource_id, min(id) AS first,
      min(CASE WHEN type = 'removed' THEN id END) AS removal
    FROM main.change WHERE resource_type = :type AND id > (SELECT last FROM moment)
    GROUP BY integration_id, resource_id
  )
  SELECT :type, later.integration_id, later.resource_id,
    ${upToMoment('resource_name')}, iif(first.type = 'added', NULL, undone(
      coalesce(removal.before, now.body),
      (SELECT json_group_array(json_array(json(c.fields), json(c.before)) ORDER BY c.id DESC)
       FROM main.change AS c
       WHERE ${ofResource} AND c.id >= later.first AND c.id < coalesce(later.removal, 9e18)))),
    ${upToMoment('recorded_at', "AND c.type = 'added'")}, ${upToMoment('recorded_at')}
  FROM later
  JOIN main.change AS first ON first.id = later.first
  LEFT JOIN main.change AS removal ON removal.id = later.removal
  LEFT JOIN main.resource AS now
    ON now.type = :type AND now.integration_id = later.integration_id AND now.id = later.resource_id`

/** All types that the statement, or a view it reads, may read: rather one too many. */
function typesReadBy(db: Db, sql: string): string[] {
  const views = new Map(
    db.prepare("SELECT name, sql FROM main.sqlite_schema WHERE type = 'view'").raw().all() as [
      string,
      string,
    ][],
  )
  const types = [...views.keys()].filter((name) => views.has(`${name}_changes`))
  // The table below all views.
  if (/\bresource\b/i.test(sql)) return types
  const read = new Set<string>()
  const follow = (text: string) => {
    for (const [name, definition] of views) {
      if (read.has(name) || !new RegExp(`\\b${name}\\b`, 'i').test(text)) continue
      read.add(name)
      follow(definition)
    }
  }
  follow(sql)
  return types.filter((type) => read.has(type))
}

/** For SQL: a body, before its modifications, the latest first, as `[[fields, before], …]`. */
function undone(body: string, modifications: string): string {
  const parsed = JSON.parse(modifications) as [Modification['fields'], Modification['before']][]
  if (parsed.length === 0) return body
  return JSON.stringify(
    undo(
      JSON.parse(body),
      parsed.map(([fields, before]) => ({ fields, before })),
    ),
  )
}
