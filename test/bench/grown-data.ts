import type { Database } from 'better-sqlite3'
import { allConnectors } from '../../src-main/engine/connectors/all'

/** How much there is. */
export interface Size {
  integrations: number
  /** In all of them, half users and half sources. */
  resources: number
  /** Of them, those that change at all: `rounds` times each. */
  changing: number
  rounds: number
}

const days = 400
/** As one poll finds them of one type. */
const changesInRecording = 50
const day = 24 * 60 * 60_000

/** What a poll would have written, straight into the tables of a new database: no poll could in the time. */
export function writeGrown(db: Database, { integrations, resources, changing, rounds }: Size) {
  const began = Date.now() - days * day
  const iso = (time: number) => new Date(time).toISOString()
  db.function('lorem', { deterministic: true }, (length) =>
    'lorem ipsum '.repeat(100).slice(0, Number(length)),
  )
  db.function('moment', { deterministic: true }, (share) =>
    iso(began + day + Number(share) * (days - 1) * day),
  )
  const numbers = 'WITH RECURSIVE n(key) AS (SELECT 1 UNION ALL SELECT key + 1 FROM n LIMIT :count)'
  // Neighbours are of different integrations and types, as what is asked for is rarely all there is.
  const integration = `'integration-' || (key % ${integrations})`
  const isUser = `(key / ${integrations}) % 2 = 0`
  const type = `iif(${isUser}, 'segment_user', 'segment_source')`
  const group = `(key % ${2 * integrations})`
  const recordingsInRound =
    2 * integrations * Math.ceil(changing / (2 * integrations) / changesInRecording + 1)
  const recording = `(2 * ${integrations} + 1 + :round * ${recordingsInRound}
    + key / ${2 * integrations * changesInRecording} * ${2 * integrations} + ${group})`

  db.transaction(() => {
    db.prepare(
      `${numbers} INSERT INTO integration (id, name, description, tags, connector, region, api_url, interval_minutes,
         company_domains, created_at, last_poll_at, next_poll_at, workspace_id)
       SELECT ${integration}, 'Workspace ' || key, '', '[]', 'segment', 'us', 'http://127.0.0.1:9', 60,
         '["acme.example"]', :began, :now, :next, 'workspace-' || key FROM n`,
    ).run({ count: integrations, began: iso(began), now: iso(Date.now()), next: iso(Date.now() + day / 25) })
    const state = db.prepare(
      `INSERT INTO type_state (integration_id, type, status, listed_at, revision, resources)
       SELECT id, :type, 'ok', :now, 1, :count FROM integration`,
    )
    for (const { key } of allConnectors()[0]?.resourceTypes ?? [])
      state.run({
        type: key,
        now: iso(Date.now()),
        count: /_(user|source)$/.test(key) ? Math.round(resources / integrations / 2) : 0,
      })
    db.prepare(
      `${numbers} INSERT INTO resource (key, integration_id, type, id, name, body, hash, first_seen_at, changed_at, subject_id)
       SELECT key, ${integration}, ${type}, format('%016d', key), CASE WHEN ${isUser}
           THEN format('person.%d@acme.example', key) ELSE 'Source ' || key END,
         CASE WHEN ${isUser}
           THEN json_object('email', format('person.%d@acme.example', key), 'id', format('%016d', key),
             'name', 'Person ' || key, 'permissions', json_array(json_object('resources', json_array(json_object(
               'id', 'workspace', 'type', 'WORKSPACE')), 'roleId', 'role-' || (key % 5), 'roleName', 'Source Read-only')),
             'revision', :rounds)
           ELSE json_object('enabled', json('true'), 'id', format('%016d', key),
             'labels', json(iif(key % 100 < 2, '[]', '[{"key":"environment","value":"prod"}]')),
             'metadata', json_object('categories', json('["Website"]'), 'description', lorem(400), 'name', 'Javascript'),
             'name', 'Source ' || key, 'revision', :rounds, 'settings', json_object('text', lorem(250)),
             'slug', 'source-' || key, 'workspaceId', 'workspace-' || (key % 7),
             'writeKeys', json('["fingerprint:abcdefghijklmnopqrstuv"]')) END,
         format('%022d', key), :began, :began, key FROM n`,
    ).run({ count: resources, began: iso(began), rounds })
    db.exec(`INSERT INTO subject (id, integration_id, resource_type, resource_id, name)
      SELECT key, integration_id, type, id, name FROM resource`)
    db.prepare(
      `INSERT INTO recording (id, integration_id, poll_id, resource_type, baseline, recorded_at, added)
       SELECT min(${group}) + 1, integration_id, 0, type, 1, :began, count(*) FROM resource GROUP BY integration_id, type`,
    ).run({ began: iso(began) })
    db.exec(`INSERT INTO change (recording_id, subject_id, resource_name, type, after)
      SELECT ${group} + 1, key, name, 'added', body FROM resource`)
    const record = db.prepare(
      `INSERT INTO recording (id, integration_id, poll_id, resource_type, baseline, recorded_at, changes, modified, fields)
       SELECT ${recording}, integration_id, ${recording}, type, 0,
         moment(:round * 1.0 / :rounds + ${recording} * 1.0 / 1e9), count(*), count(*), '["revision"]'
       FROM resource WHERE key <= :changing GROUP BY 1`,
    )
    const change = db.prepare(
      `INSERT INTO change (recording_id, subject_id, resource_name, type, fields, before, after, actor, event_type)
       SELECT ${recording}, key, name, 'modified', '["revision"]', json_object('revision', :round),
         json_object('revision', :round + 1), iif(key % 3, format('admin.%d@acme.example', key % 40), NULL),
         iif(key % 3, 'Source Modified', NULL)
       FROM resource WHERE key <= :changing`,
    )
    for (let round = 0; round < rounds; round++) {
      record.run({ round, rounds, changing })
      change.run({ round, changing })
    }
    db.exec(`INSERT INTO poll (id, integration_id, trigger, status, started_at, finished_at)
      SELECT id, integration_id, 'timer', 'ok', recorded_at, recorded_at FROM recording WHERE id > ${2 * integrations}`)
  })()
  db.pragma('wal_checkpoint(TRUNCATE)')
}
