/**
 * Lets SQL read a past moment as if it were now: on a connection of its own, temporary views take the place of those
 * of the same names, and read the resources as they were.
 *
 * A moment is all recordings up to the last that is dated at or before it, in the order in which they were made,
 * whatever the clock did. A resource's state then is its state of now, or when it was removed, with all modifications
 * since the moment undone.
 *
 * SQLite undoes them itself, which is many times as fast as parsing each body here: of a field that is twice in an
 * object, its JSON functions read the first. So the fields as they were are put before those of the body, those of the
 * earliest modification first. What is read whole and not by its fields is undone exactly, and so is what was modified in
 * a list of which only the difference is kept.
 */
import type Database from 'better-sqlite3'
import { beginsAfter, notKept } from '../history/kept.ts'
import { type Body, undo } from '../history/modifications.ts'
import { Refusal } from './refusal.ts'

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
 * open: what was found out of the past is true together with what this transaction sees. Throws a {@link Refusal} where
 * the history that is kept begins later.
 */
export function openPast(db: Db, at: string): Past {
  db.exec('BEGIN')
  const shorter = beginsAfter(db, at)
  if (shorter) throw new Refusal(notKept(shorter))
  const past = { at, db, dataVersion: dataVersion(db), filled: new Set<string>() }
  // Nothing was recorded until then: 0.
  const last = db.prepare('SELECT coalesce(max(id), 0) FROM recording WHERE recorded_at <= ?').pluck().get(at)
  db.exec(`CREATE TEMP TABLE moment AS SELECT ${Number(last)} AS last`)
  shadow(db, `'${at}'`, String(Number(last)))
  return past
}

/**
 * Puts the views of a moment in the place of those of now: both of its values are SQL, the instant and the last recording.
 * What changed after it is looked up in the table `later`, which is empty yet.
 */
export function shadow(db: Db, at: string, last: string) {
  db.function('undone', { deterministic: true, directOnly: true }, undone)
  const views = db.prepare("SELECT sql FROM sqlite_schema WHERE type = 'view'").pluck().all() as string[]
  db.exec(shadows(at, last))
  for (const sql of views)
    db.exec(
      sql
        .replace(/^CREATE VIEW/, 'CREATE TEMP VIEW')
        // The views of types read bodies field by field.
        .replace('FROM resource AS r', 'FROM resource_by_field AS r'),
    )
}

/** Opens a read transaction again. False if the database has changed since: what is known of the past may be wrong. */
export function reopenPast({ db, dataVersion: known }: Past): boolean {
  db.exec('BEGIN')
  return dataVersion(db) === known
}

/** Finds out the past states of what a statement reads. */
export function fillPast({ db, filled }: Past, sql: string) {
  const recordings = db.prepare(
    `SELECT id AS recording, (SELECT min(c.id) FROM main.change AS c WHERE c.recording_id = r.id) AS first,
       (SELECT max(c.id) FROM main.change AS c WHERE c.recording_id = r.id) AS last
     FROM main.recording AS r WHERE id > (SELECT last FROM moment) AND resource_type = ? ORDER BY id`,
  )
  const fill = db.prepare(laterChanges)
  for (const type of typesReadBy(db, sql)) {
    if (filled.has(type)) continue
    for (const recording of recordings.all(type)) fill.run(recording)
    filled.add(type)
  }
}

const dataVersion = (db: Db) => db.pragma('data_version', { simple: true }) as number

/**
 * Log entries have no changes, as they only come: they are there from when they were first seen. In the same way, the
 * names of integrations and Sightline's own tables are those of now.
 */
const shadows = (at: string, last: string) => `
  CREATE TEMP VIEW change AS SELECT * FROM main.change WHERE recording_id <= ${last};
  -- Of each resource that changed afterwards: whether it was added first, and so was not there; the change that removed
  -- it; and the fields as they were, if any were others, as the inside of a JSON object that may name one twice.
  -- And whether more than fields is needed to undo its modifications.
  CREATE TEMP TABLE later (subject_id INTEGER PRIMARY KEY, added INTEGER, removal INTEGER, by_difference INTEGER, fields TEXT);
  CREATE TEMP VIEW resource AS ${resources(at, last, exactBody(last))};
  CREATE TEMP VIEW resource_by_field AS ${resources(at, last, bodyByField(last))};`

/** In bytes. A field that changes often and is large is not to be held as often. */
const mostFields = 16_384

/** A change as it is put into `later` if it is the first of its subject there. */
export const laterChange = `
  SELECT subject_id, type = 'added', iif(type = 'removed', id, NULL), by_difference IS NOT NULL,
    CASE WHEN type <> 'modified' THEN NULL
      WHEN came IS NULL THEN substr(before, 2, length(before) - 2)
      ELSE concat_ws(',', nullif(substr(before, 2, length(before) - 2), ''), came) END
  FROM main.change`

/** SQL for the fields before two modifications, or where only one is any: those of the earlier one go first. */
export const fieldsBefore = (earlier: string, later: string) => `
    CASE WHEN octet_length(${earlier}) + octet_length(${later}) > ${mostFields} THEN (
        SELECT group_concat(json_quote(key) || ':' || CASE type
            WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' WHEN 'object' THEN value WHEN 'array' THEN value
            ELSE json_quote(value) END)
        FROM (SELECT key, type, value, min(id)
          FROM json_each('{' || ${earlier} || ',' || ${later} || '}') GROUP BY key))
      ELSE coalesce(${earlier} || ',' || ${later}, ${earlier}, ${later}) END`

/**
 * The changes of one recording after the moment, which lie one after the other; what followed a removal is another life.
 */
const laterChanges = `
  INSERT INTO later
  ${laterChange} WHERE id BETWEEN :first AND :last AND +recording_id = :recording ORDER BY id
  ON CONFLICT DO UPDATE SET removal = excluded.removal, by_difference = by_difference OR excluded.by_difference,
    fields = ${fieldsBefore('later.fields', 'excluded.fields')}
  WHERE NOT added AND removal IS NULL`

/** SQL for the body as it was, of the subject `subject`, whose body is `body` now, or was when it was removed. */
type BodyThen = (subject: string, body: string) => string

const bodyByField =
  (last: string): BodyThen =>
  (subject, body) =>
    `
      CASE WHEN l.fields IS NULL THEN ${body} WHEN l.by_difference THEN ${undoneBody(last, subject, body)}
        ELSE '{' || l.fields || iif(${body} = '{}', '}', ',' || substr(${body}, 2)) END`

const exactBody =
  (last: string): BodyThen =>
  (subject, body) =>
    `iif(l.fields IS NULL, ${body}, ${undoneBody(last, subject, body)})`

const undoneBody = (last: string, subject: string, body: string) => `undone(${body}, (
        SELECT json_group_array(json_array(json(c.before), json(c.after), json(coalesce(c.by_difference, '[]')))
          ORDER BY c.id DESC)
        FROM main.change AS c
        WHERE c.subject_id = ${subject} AND c.recording_id > ${last} AND c.id < coalesce(l.removal, 9e18)))`

/** Those that are there now and were then, and those that were removed since. Of a column that isn't read, nothing is asked. */
const resources = (at: string, last: string, bodyThen: BodyThen) => `
    SELECT r.type, r.integration_id, r.id,
      iif(l.subject_id IS NULL, r.name, ${nameThen(last, 'r.subject_id')}) AS name,
      ${bodyThen('r.subject_id', 'r.body')} AS body,
      iif(l.subject_id IS NULL, r.first_seen_at, ${firstSeenThen(last, 'r.subject_id')}) AS first_seen_at,
      iif(l.subject_id IS NULL, r.changed_at, ${changedThen(last, 'r.subject_id')}) AS changed_at,
      r.subject_id
    FROM main.resource AS r LEFT JOIN later AS l ON l.subject_id = r.subject_id
    WHERE iif(l.subject_id IS NULL, r.subject_id IS NOT NULL OR r.first_seen_at <= ${at},
      l.added = 0 AND l.removal IS NULL)
    UNION ALL
    SELECT s.resource_type, s.integration_id, s.resource_id, ${nameThen(last, 's.id')},
      ${bodyThen('s.id', 'gone.before')}, ${firstSeenThen(last, 's.id')}, ${changedThen(last, 's.id')}, s.id
    FROM later AS l
    CROSS JOIN main.change AS gone ON gone.id = l.removal
    CROSS JOIN main.subject AS s ON s.id = l.subject_id
    WHERE l.added = 0`

const nameThen = (last: string, subject: string) =>
  lastKnown(last, subject, 'c.resource_name', 'resource_name')
const changedThen = (last: string, subject: string) => lastKnown(last, subject, 't.recorded_at', 'changed_at')
const firstSeenThen = (last: string, subject: string) =>
  lastKnown(last, subject, 't.recorded_at', 'first_seen_at', "AND c.type = 'added'")

/** What the last change until then says; where that is not kept any more, what the subject does. */
const lastKnown = (last: string, subject: string, said: string, kept: string, which = '') => `coalesce(
        (SELECT ${said} FROM main.change AS c JOIN main.recording AS t ON t.id = c.recording_id
         WHERE c.subject_id = ${subject} AND c.recording_id <= ${last} ${which} ORDER BY c.id DESC LIMIT 1),
        (SELECT k.${kept} FROM main.subject AS k WHERE k.id = ${subject}))`

/** All types that the statement, or a view it reads, may read: rather one too many. */
function typesReadBy(db: Db, sql: string): string[] {
  const views = new Map(
    db.prepare("SELECT name, sql FROM main.sqlite_schema WHERE type = 'view'").raw().all() as [
      string,
      string,
    ][],
  )
  const types = [...views.keys()].filter((name) => views.has(`${name}_changes`))
  // The table below all views, and the view of all of it.
  if (/\b(?:sightline_)?resource\b/i.test(sql)) return types
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

/** For SQL: a body, before its modifications, the latest first, as `[[before, after, byDifference], …]`. */
function undone(body: string, modifications: string): string {
  const parsed = JSON.parse(modifications) as [Body, Body, string[]][]
  return JSON.stringify(
    undo(
      JSON.parse(body),
      parsed.map(([before, after, byDifference]) => ({ before, after, byDifference })),
    ),
  )
}
