import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { createRandom } from '../../src-main/demo/random'
import { forkEngine } from '../../src-main/engine/link/fork-engine'
import { createApi } from '../../src-preload/api'
import { createPeer } from '../../src-preload/peer'
import { commandLine } from '../cli/run'
import { connect, countsOf, engine, polled, rows, temporaryFolder, workspace } from '../engine/harness'
import { inspect } from '../engine/inspect-database'
import { countOf, pageOf, seed } from './tried'

const page = pageOf('faults', [
  'A power cut that loses what the disk had confirmed: a killed process loses nothing that the system holds for it. SQLite writes with synchronous=FULL, and the vault is flushed before it takes the old one’s place.',
  'Network folders (NFS, SMB), whose locks may not be locks.',
])
const entry = fileURLToPath(new URL('../../out/main/engine-process.js', import.meta.url))
const cli = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url))
const sound = { integrity: [], lostOrInvented: [], withoutHistory: [], halfWritten: [], miscounted: [] }

/** The engine's process, as hosts start it, but started once: who kills it wants it dead. */
async function start(dataDir: string, onStarted: (kill: () => void) => void = () => {}) {
  const process_ = forkEngine(entry)()
  const peer = createPeer(process_.pipe)
  onStarted(process_.kill)
  await peer.call('start', { dataDir, vault: 'file' })
  const end = async () => {
    await peer.call('stop', {})
    process_.kill()
    await peer.closed
  }
  return { api: createApi(peer), end, closed: peer.closed }
}

const kills = countOf('kills', 500)
test('killed at any moment of its life', async () => {
  const startedAt = performance.now()
  const random = createRandom(seed, 'life cycles')
  const dataDir = temporaryFolder()
  const demo = await workspace()
  demo.mutate((world) =>
    Object.assign(world, { spaces: [], audiences: [], activations: [], computedTraits: [] }),
  )
  let at = 'nowhere'
  const reached = new Map<string, number>()

  /** All that is written in one life: the database, the vault, the log, and files of exports. */
  async function live(round: number, onStarted?: (kill: () => void) => void) {
    at = 'start'
    const { api, end } = await start(dataDir, onStarted)
    at = 'add'
    const known = await api.listIntegrations()
    const name = `Acme ${round}`
    const { id } = known[0] ?? (await connect(api, demo, name))
    demo.mutate(({ users, sources }) => {
      for (const [index, user] of users.entries()) if (index % 3 === round % 3) user.name = `Name ${round}`
      if (sources[0]) sources[0].name = `Source ${round}`
    })
    at = 'poll'
    await api.sync({ integrationId: id })
    at = 'settings'
    await api.updateIntegration({ integrationId: id, token: demo.token, description: `Round ${round}` })
    const { id: queryId } = await api.saveQuery({ name: `Query ${round}`, sql: 'SELECT 1 AS one' })
    await api.deleteQuery({ queryId })
    at = 'vault'
    const channel = await api.addChannel({
      name: `Channel ${round}`,
      settings: { kind: 'webhook', url: 'http://127.0.0.1:9/x', secret: 'a secret of the channel' },
    })
    await api.deleteChannel({ channelId: channel.id })
    at = 'ask'
    await api.query({ sql: 'SELECT * FROM segment_effective_access' })
    if (round % 7 === 6) {
      at = 'delete'
      await api.deleteIntegration({ integrationId: id })
    }
    at = 'stop'
    await end()
    at = 'stopped'
  }

  async function expectSound(story: string) {
    if (!readdirSync(dataDir).includes('sightline.db')) return
    expect(inspect(dataDir).broken, story).toEqual(sound)
    expect(
      readdirSync(dataDir).filter((file) => file.includes('damaged')),
      story,
    ).toEqual([])
  }

  const lifeAt = performance.now()
  await live(0)
  let life = performance.now() - lifeAt
  for (let round = 1; round <= kills; round++) {
    const moment = random.next() * life
    let timer: NodeJS.Timeout | undefined
    const began = performance.now()
    await live(round, (kill) => {
      timer = setTimeout(kill, moment)
    }).catch((error) => expect(error, `round ${round}`).toMatchObject({ code: 'disconnected' }))
    clearTimeout(timer)
    // The machine is not always as busy as it was.
    if (at === 'stopped') life = (life * 3 + performance.now() - began) / 4
    const story = `seed ${seed}, round ${round}, killed after ${Math.round(moment)} ms, at: ${at}`
    reached.set(at, (reached.get(at) ?? 0) + 1)
    await expectSound(story)

    if (round % 20 !== 0 && round !== kills) continue
    const { api, end } = await start(dataDir)
    for (const { id, enabled } of await api.listIntegrations()) {
      // Its deletion was cut off: it is disabled, and deleted by deleting it again.
      if (!enabled) {
        await api.deleteIntegration({ integrationId: id })
        continue
      }
      expect(await api.sync({ integrationId: id }), story).toMatchObject({ status: 'ok' })
      const there = Object.entries(countsOf(demo.world())).filter(([, count]) => count > 0)
      expect(inspect(dataDir).counts, story).toMatchObject(Object.fromEntries(there))
    }
    expect((await api.listIntegrations()).length, story).toBeLessThanOrEqual(1)
    await end()
  }
  const where = [...reached].map(([place, times]) => `${place} ${times}`).join(', ')
  page('kills over whole lives of the engine', kills, `nothing lost, nothing invented (${where})`, startedAt)
})

test('a disk that is full, at any moment', async () => {
  const startedAt = performance.now()
  // By the wall's clock, one poll would wait for what the one before took of an endpoint's minute.
  const demo = await workspace({ rateWindowMs: 1_000 })
  const limits = [16, 64, ...Array.from({ length: 12 }, (_, index) => 100 * (index + 1)), 1_600]
  const codes: string[] = []
  for (const limit of limits) {
    const dataDir = temporaryFolder()
    const { run } = commandLine(dataDir)
    const limited = (...args: string[]) =>
      run(['--json', ...args], { fileLimit: limit, env: { SIGHTLINE_TOKEN: demo.token } })
    for (const args of [['add', 'segment', '--name', 'Acme', '--api-url', demo.url], ['sync']]) {
      const { code, stdout } = await limited(...args)
      if (code === 0) continue
      const said = JSON.parse(stdout)
      codes.push(said.error?.code ?? said.status)
      if (said.error)
        expect(said.error.code, `${limit} kB: ${stdout}`).toMatch(/^disk-|^no-integrations$|^no-such/)
    }
    // With room again, all works, and what was told to be stored is there.
    const known = await run(['integrations', '--json'])
    if (known.json.length === 0)
      await run(['add', 'segment', '--name', 'Acme', '--api-url', demo.url], {
        env: { SIGHTLINE_TOKEN: demo.token },
      })
    expect((await run(['sync', '--json'])).json).toMatchObject({ status: 'ok' })
    expect(inspect(dataDir).broken).toEqual(sound)
  }
  page(
    'disks full at another size',
    limits.length,
    `told as that (${codes.join(', ')}); with room again, all is well`,
    startedAt,
  )
})

test.skipIf(process.getuid?.() !== 0)('folders without permission', async () => {
  const startedAt = performance.now()
  const nobody = 65_534
  const kinds = {
    'of somebody else': (path: string) => chmodSync(path, 0o755),
    'of nobody, read-only': (path: string) => {
      chownSync(path, nobody, nobody)
      chmodSync(path, 0o500)
    },
  }
  const node = spawnSync('node', ['-p', 'process.execPath'], { encoding: 'utf8' }).stdout.trim()
  const told: string[] = []
  for (const [kind, prepare] of Object.entries(kinds)) {
    const outer = temporaryFolder()
    chmodSync(outer, 0o755)
    const path = join(outer, 'data')
    mkdirSync(path)
    prepare(path)
    const ran = spawnSync(node, [cli, '--data-dir', path, '--json', 'integrations'], {
      encoding: 'utf8',
      uid: nobody,
      gid: nobody,
    })
    expect(JSON.parse(ran.stdout).error, kind).toMatchObject({ code: 'no-permission' })
    told.push(kind)
  }
  page('folders without permission', told.length, 'told as that', startedAt)
})

test('clocks, sleep, and a machine without a network', async () => {
  const startedAt = performance.now()
  const day = 24 * 60 * 60_000
  let time = Date.parse('2026-03-01T12:00:00Z')
  const demo = await workspace()
  const dataDir = temporaryFolder()
  const { api } = await engine({
    dataDir,
    timer: true,
    tickMs: 10,
    now: () => new Date(time),
    pace: { patienceMs: 2_000, pauseMs: 1 },
  })
  const { id } = await connect(api, demo)
  const polls = async () => (await api.listPolls()).total
  const integration = () => api.getIntegration({ integrationId: id })
  const reaches = async (count: number) => {
    await expect.poll(polls, { timeout: 60_000 }).toBe(count)
    await expect.poll(async () => (await integration()).poll, { timeout: 60_000 }).toBe(null)
  }
  await reaches(1)

  // Back by a year: it is looked at once more, and then again after an interval, and not in a year.
  time -= 365 * day
  await reaches(2)
  time += 365 * day
  await reaches(3)

  // A week's sleep is caught up once.
  await api.noteMachine({ suspended: true })
  time += 7 * day
  await wait(500)
  expect(await polls()).toBe(3)
  await api.noteMachine({ suspended: false })
  time += 5 * 60_000
  await reaches(4)
  await wait(500)
  expect(await polls()).toBe(4)

  // A week without a network: nothing is lost, nothing is told twice.
  const users = await rows(api, 'SELECT id FROM segment_user ORDER BY id')
  demo.setFaults([{ kind: 'drop' }])
  const alertsBefore = (await api.listAlerts({})).total
  for (let hour = 0; hour < 7 * 24; hour += 12) {
    time += day / 2
    await wait(150)
  }
  await expect.poll(async () => (await integration()).poll, { timeout: 60_000 }).toBe(null)
  expect(await integration()).toMatchObject({ ready: false, enabled: true })
  expect(await rows(api, 'SELECT id FROM segment_user ORDER BY id')).toEqual(users)
  const told = (await api.listAlerts({})).total - alertsBefore
  expect(told).toBeLessThanOrEqual(2)
  demo.setFaults([])
  time += day
  await expect.poll(async () => (await integration()).ready, { timeout: 60_000 }).toBe(true)
  expect(inspect(dataDir).broken).toEqual(sound)
  page(
    'clock back and forth by a year, a week’s sleep, a week offline',
    4,
    `polls go on, rows stay; ${told} alerts for the week offline`,
    startedAt,
  )
})

test('upgrade, downgrade, and two at once', async () => {
  const startedAt = performance.now()
  const dataDir = temporaryFolder()
  const { close, id } = await polled({}, { dataDir })
  await expect(engine({ dataDir })).rejects.toMatchObject({ code: 'data-folder-in-use' })
  await close()
  const file = join(dataDir, 'sightline.db')
  const set = (version: number) => {
    const db = new Database(file)
    const before = db.pragma('user_version', { simple: true }) as number
    db.pragma(`user_version = ${version}`)
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.close()
    return before
  }
  const random = createRandom(seed, 'versions')
  const present = set(0)
  set(present)
  const versions = [
    present + 1,
    2 ** 31 - 1,
    ...Array.from({ length: 20 }, () => present + 1 + random.int(1e6)),
  ]
  for (const version of versions) {
    set(version)
    const bytes = readFileSync(file)
    await expect(engine({ dataDir })).rejects.toMatchObject({ code: 'newer-database' })
    expect(readFileSync(file).equals(bytes)).toBe(true)
  }
  set(present)
  const again = await engine({ dataDir })
  expect(await again.api.sync({ integrationId: id })).toMatchObject({ status: 'ok' })
  page(
    'databases of versions from the future',
    versions.length,
    'refused as that, and left as they were, byte for byte',
    startedAt,
  )
  onTestFinished(() => rmSync(join(dataDir, 'x'), { force: true }))
})

test('files of the data folder that are not what they should be', async () => {
  const startedAt = performance.now()
  const contents = [
    '',
    '{',
    'null',
    '[]',
    '{"version":2}',
    '\0\0\0',
    '{"__proto__":{"version":1}}',
    '['.repeat(100_000),
  ]
  let tried = 0
  for (const name of ['vault.json', 'vault.key', 'engine.json'])
    for (const content of contents) {
      const dataDir = temporaryFolder()
      writeFileSync(join(dataDir, name), content)
      tried++
      const { api, close } = await engine({ dataDir })
      const demo = await workspace()
      const added = await connect(api, demo).then(
        () => 'added',
        ({ code }) => code,
      )
      expect(added, `${name}: ${content.slice(0, 30)}`).toMatch(/^(added|vault-broken|vault-locked)$/)
      await close()
      // Whatever opens tokens is not written over.
      if (added !== 'added') expect(readFileSync(join(dataDir, name), 'utf8')).toBe(content)
    }
  page('broken files of the vault and of the lock', tried, 'told as that, and not written over', startedAt)
})
