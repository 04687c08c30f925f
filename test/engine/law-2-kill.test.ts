import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { linkEngine } from '../../src-main/engine/link/engine-link'
import { forkEngine } from '../../src-main/engine/link/fork-engine'
import { connect, countsOf, temporaryFolder, workspace } from './harness'

/** Built by `npm test` before the tests run: what is killed here is the real engine's process. */
const entry = fileURLToPath(new URL('../../out/main/engine-process.js', import.meta.url))

/** What must hold of any database at any moment. */
function inspect(dataDir: string) {
  const db = new Database(join(dataDir, 'sightline.db'), { readonly: true })
  const all = (sql: string) => db.prepare(sql).all()
  const broken = {
    integrity: all('PRAGMA integrity_check').filter(
      (row) => (row as { integrity_check: string }).integrity_check !== 'ok',
    ),
    // A resource is what its last change says it is, and a removed one is gone.
    lostOrInvented: all(`
      WITH last AS (SELECT *, max(id) FROM change GROUP BY integration_id, resource_type, resource_id)
      SELECT resource_type, resource_id FROM last
      LEFT JOIN resource AS r ON r.type = resource_type AND r.integration_id = last.integration_id AND r.id = resource_id
      WHERE (last.type = 'removed') <> (r.id IS NULL) OR r.body <> last.after`),
    withoutHistory: all(`
      SELECT id FROM resource AS r WHERE type <> 'segment_audit_event' AND NOT EXISTS (
        SELECT 1 FROM change WHERE resource_type = r.type AND integration_id = r.integration_id AND resource_id = r.id)`),
    // A type's record in a poll and its changes were committed together; the log's growth is no change.
    halfWritten: all(`
      SELECT t.poll_id, t.type FROM poll_type AS t
      WHERE t.type <> 'segment_audit_event' AND t.added + t.modified + t.removed <>
        (SELECT count(*) FROM change WHERE poll_id = t.poll_id AND resource_type = t.type)
      UNION ALL
      SELECT poll_id, resource_type FROM change
      WHERE NOT EXISTS (SELECT 1 FROM poll_type AS t WHERE t.poll_id = change.poll_id AND t.type = resource_type)`),
  }
  const counts = Object.fromEntries(
    db.prepare('SELECT type, count(*) FROM resource GROUP BY type').raw().all() as [string, number][],
  )
  db.close()
  return { broken, counts }
}

test('an engine killed at any moment of a poll loses nothing and invents nothing', async () => {
  const dataDir = temporaryFolder()
  const demo = await workspace({ scale: 4, rateLimit: 100_000 })
  const link = await linkEngine({ config: { dataDir, vault: 'file' }, start: forkEngine(entry) })
  const { id } = await connect(link.api, demo)
  await link.close()

  const none = { integrity: [], lostOrInvented: [], withoutHistory: [], halfWritten: [] }
  for (let round = 0; round < 12; round++) {
    const start = forkEngine(entry)
    let kill = () => {}
    const victim = await linkEngine({
      config: { dataDir, vault: 'file' },
      start: () => {
        const process_ = start()
        kill = process_.kill
        return process_
      },
    })
    demo.mutate((world) => {
      for (const [index, user] of world.users.entries())
        if (index % 3 === round % 3) user.name = `Name ${round}`
      world.destinations.splice(round, 2)
    })
    const poll = victim.api.sync({ integrationId: id }).catch(() => null)
    // From the very beginning of a poll to well after its end.
    await wait(round * 60)
    kill()
    await poll
    expect(inspect(dataDir).broken).toEqual(none)
    await victim.close()
  }

  const last = await linkEngine({ config: { dataDir, vault: 'file' }, start: forkEngine(entry) })
  expect(await last.api.sync({ integrationId: id })).toMatchObject({ status: 'ok' })
  const { rows } = await last.api.listPolls({ limit: 500 })
  expect(rows.filter(({ status }) => status === 'running')).toEqual([])
  await last.close()
  const { broken, counts } = inspect(dataDir)
  expect(broken).toEqual(none)
  const there = Object.entries(countsOf(demo.world())).filter(([, count]) => count > 0)
  expect(counts).toMatchObject(Object.fromEntries(there))
}, 120_000)
