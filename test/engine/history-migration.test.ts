import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrations } from '../../src-main/engine/store/migrations'
import { engine, rows, temporaryFolder } from './harness'

const at = (minute: number) => `2026-03-01T09:${String(minute).padStart(2, '0')}:00.000Z`

/** A database as Sightline wrote it until version 3: two sources came, one was changed twice and removed. */
function oldDatabase(dataDir: string) {
  const db = new Database(join(dataDir, 'sightline.db'))
  for (const { version, sql } of migrations.filter(({ version }) => version <= 3)) {
    db.exec(sql)
    db.pragma(`user_version = ${version}`)
  }
  db.pragma(`application_id = ${0x5347544c}`)
  db.prepare(
    `INSERT INTO integration (id, name, description, tags, connector, region, api_url, interval_minutes,
       company_domains, created_at)
     VALUES ('i', 'Acme', '', '[]', 'segment', 'us', 'http://127.0.0.1:9', 15, '[]', ?)`,
  ).run(at(0))
  const kept = JSON.stringify({ id: 'b', name: 'B' })
  db.prepare(
    `INSERT INTO resource (integration_id, type, id, name, body, hash, first_seen_at, changed_at)
     VALUES ('i', 'segment_source', 'b', 'B', ?, 'x', ?, ?)`,
  ).run(kept, at(1), at(1))
  const change = db.prepare(
    `INSERT INTO change (integration_id, poll_id, baseline, resource_type, resource_id, resource_name, type, fields,
       before, after, recorded_at, actor, event_type)
     VALUES ('i', ?, ?, 'segment_source', ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const json = JSON.stringify
  change.run(1, 1, 'a', 'A', 'added', '[]', null, json({ id: 'a', name: 'A' }), at(1), null, null)
  change.run(1, 1, 'b', 'B', 'added', '[]', null, kept, at(1), null, null)
  const renamed = { before: json({ name: 'A' }), after: json({ enabled: true, name: 'A2' }) }
  change.run(
    2,
    0,
    'a',
    'A2',
    'modified',
    json(['enabled', 'name']),
    renamed.before,
    renamed.after,
    at(2),
    'ann@acme.com',
    'Source Modified',
  )
  const off = { before: json({ enabled: true }), after: json({ enabled: false }) }
  change.run(3, 0, 'a', 'A2', 'modified', '["enabled"]', off.before, off.after, at(3), null, null)
  const last = json({ enabled: false, id: 'a', name: 'A2' })
  change.run(4, 0, 'a', 'A2', 'removed', '[]', last, null, at(4), null, null)
  db.close()
}

test('what an older version recorded reads the same', async () => {
  const dataDir = temporaryFolder()
  oldDatabase(dataDir)
  const { api } = await engine({ dataDir })
  expect(
    await rows(
      api,
      'SELECT type, resourceId, fields, before, after, recordedAt, actor, eventType, _integrationId FROM segment_source_changes ORDER BY recordedAt, resourceId',
    ),
  ).toEqual(
    [
      ['added', 'a', '[]', null, '{"id":"a","name":"A"}', at(1), null, null],
      ['added', 'b', '[]', null, '{"id":"b","name":"B"}', at(1), null, null],
      [
        'modified',
        'a',
        '["enabled","name"]',
        '{"name":"A"}',
        '{"enabled":true,"name":"A2"}',
        at(2),
        'ann@acme.com',
        'Source Modified',
      ],
      ['modified', 'a', '["enabled"]', '{"enabled":true}', '{"enabled":false}', at(3), null, null],
      ['removed', 'a', '[]', '{"enabled":false,"id":"a","name":"A2"}', null, at(4), null, null],
    ].map(([type, resourceId, fields, before, after, recordedAt, actor, eventType]) => ({
      type,
      resourceId,
      fields,
      before,
      after,
      recordedAt,
      actor,
      eventType,
      _integrationId: 'i',
    })),
  )
  const { rows: listed, total } = await api.listChanges({ baseline: false })
  expect({ total, ids: listed.map(({ id }) => id) }).toEqual({ total: 3, ids: [5, 4, 3] })
  const sources = async (minute: number) =>
    (
      await api.query({
        sql: 'SELECT id, name, enabled, _firstSeenAt, _changedAt FROM segment_source ORDER BY id',
        asOf: at(minute),
      })
    ).rows
  const b = ['b', 'B', null, at(1), at(1)]
  expect(await sources(0)).toEqual([])
  expect(await sources(1)).toEqual([['a', 'A', null, at(1), at(1)], b])
  expect(await sources(2)).toEqual([['a', 'A2', 1, at(1), at(2)], b])
  expect(await sources(3)).toEqual([['a', 'A2', 0, at(1), at(3)], b])
  expect(await sources(4)).toEqual([b])
  const bodies = await api.query({ sql: "SELECT body FROM resource WHERE id = 'a'", asOf: at(1) })
  expect(bodies.rows).toEqual([['{"id":"a","name":"A"}']])
  expect(
    await api.getResource({ integrationId: 'i', type: 'segment_source', resourceId: 'a' }),
  ).toMatchObject({
    firstSeenAt: at(1),
    removedAt: at(4),
    body: { enabled: false, id: 'a', name: 'A2' },
  })
  expect(await api.search({ text: 'b' })).toContainEqual(expect.objectContaining({ resourceId: 'b' }))
  expect(await api.deleteIntegration({ integrationId: 'i' })).toEqual({ resources: 1, changes: 5 })
  expect(await rows(api, 'SELECT count(*) AS n FROM sightline_change')).toEqual([{ n: 0 }])
})
