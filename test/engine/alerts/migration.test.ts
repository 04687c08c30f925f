import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrations } from '../../../src-main/engine/store/migrations'
import { engine, temporaryFolder } from '../harness'

test('alerts of an older version are kept, and not told again', async () => {
  const dataDir = temporaryFolder()
  const db = new Database(join(dataDir, 'sightline.db'))
  for (const { version, sql } of migrations.filter(({ version }) => version < 16)) {
    db.exec(sql)
    db.pragma(`user_version = ${version}`)
  }
  db.pragma(`application_id = ${0x5347544c}`)
  const at = '2026-03-01T09:00:00.000Z'
  db.prepare(
    `INSERT INTO integration (id, name, description, tags, connector, region, api_url, interval_minutes,
       company_domains, created_at, enabled)
     VALUES ('i', 'Acme', '', '[]', 'segment', 'us', 'http://127.0.0.1:9', 15, '[]', ?, 0)`,
  ).run(at)
  const names = Array.from({ length: 12 }, (_, index) => `Source ${index}`)
  const findings = names.map((name) => ({
    resourceType: 'segment_source',
    resourceId: name,
    resourceName: name,
  }))
  const insert = db.prepare(
    `INSERT INTO alert (integration_id, at, kind, severity, title, details, findings) VALUES ('i', ?, ?, 'high', ?, ?, ?)`,
  )
  insert.run(at, 'opened', 'Old', JSON.stringify(names), JSON.stringify(findings))
  insert.run(at, 'not_ready', 'Acme can’t be watched', '["Why"]', '[]')
  db.close()

  const { api } = await engine({ dataDir, timer: true, tickMs: 10 })
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect((await api.listDeliveries()).total).toBe(0)
  expect((await api.listAlerts()).rows).toMatchObject([
    { details: ['Why'], findings: [], total: 0, rules: [] },
    {
      details: names.slice(0, 10),
      total: 12,
      findings: findings.slice(0, 10).map((one) => ({ ...one, findingId: null })),
    },
  ])
  expect((await api.listAlertRules()).map(({ condition }) => condition.on).sort()).toEqual([
    'finding',
    'finding',
    'query',
    'readiness',
  ])
})
