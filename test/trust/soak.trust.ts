import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { receiver } from '../engine/alerts/receiver'
import { builtQueryProcess, connect, engine, rows, temporaryFolder, workspace } from '../engine/harness'
import { inspect } from '../engine/inspect-database'
import { countOf, pageOf } from './tried'

const page = pageOf('soak', [
  'The windows and the renderer: only the engine lives through the month.',
  'The simulator is in the same process: what it keeps is measured along.',
])
const polls = countOf('polls', 5_000)
const interval = 15 * 60_000

/** The straight line through evenly spaced values: how much it rises over all of them, and the error of that. */
function rise(values: number[]) {
  const count = values.length
  const middle = (count - 1) / 2
  const mean = values.reduce((sum, value) => sum + value, 0) / count
  const spread = values.reduce((sum, _, index) => sum + (index - middle) ** 2, 0)
  const slope = values.reduce((sum, value, index) => sum + (index - middle) * (value - mean), 0) / spread
  const rest = values.reduce((sum, value, index) => sum + (value - mean - slope * (index - middle)) ** 2, 0)
  const error = Math.sqrt(rest / Math.max(1, count - 2) / spread)
  return { mean, by: slope * count, error: error * count }
}

const handles = () => (process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0)

test('an accelerated month', async () => {
  const startedAt = performance.now()
  let time = Date.parse('2026-03-01T12:00:00Z')
  // Some endpoints allow sixty requests a minute: by the wall's clock, each poll would wait a second for its turn.
  const demo = await workspace({ rateWindowMs: 1_000 })
  demo.mutate((world) => {
    Object.assign(world, { spaces: [], audiences: [], activations: [], computedTraits: [] })
    world.sources.splice(4)
    world.destinations.splice(4)
    world.users.splice(8)
    for (const source of world.sources) source.labels = [{ key: 'environment', value: 'production' }]
  })
  const dataDir = temporaryFolder()
  const hook = await receiver()
  const { api } = await engine({
    dataDir,
    queryProcess: builtQueryProcess,
    timer: true,
    tickMs: 20,
    now: () => new Date(time),
    pace: { patienceMs: 5_000, pauseMs: 1 },
  })
  const { id: channelId } = await api.addChannel({
    name: 'Hook',
    settings: { kind: 'webhook', url: hook.url },
  })
  await api.addAlertRule({
    name: 'Labels',
    condition: {
      on: 'finding',
      transitions: ['opened', 'reopened'],
      ruleIds: ['segment-source-without-labels'],
    },
    channelIds: [channelId],
  })
  const { id } = await connect(api, demo)
  const integration = () => api.getIntegration({ integrationId: id })
  const total = async () => (await api.listPolls({ limit: 1 })).total
  const polled = async (count: number) => {
    for (
      const since = performance.now();
      (await total()) < count || (await integration()).poll !== null;
      await wait(10)
    )
      expect(performance.now() - since, `poll ${count} is missed`).toBeLessThan(120_000)
    expect(await total()).toBe(count)
  }

  const memory: number[] = []
  const open: number[] = []
  let opened = 0
  let failed = 0
  await polled(1)
  for (let turn = 2; turn <= polls; turn++) {
    demo.setFaults(
      turn % 25 === 24
        ? [{ kind: 'drop', path: '/warehouses' }]
        : turn % 40 === 39
          ? [{ kind: 'status', value: 503, path: '/users' }]
          : [],
    )
    demo.mutate(({ users, sources }) => {
      if (users[0]) users[0].name = `Name ${turn}`
      // Ten polls without labels, ten with them: told once each time.
      if (sources[0])
        sources[0].labels = Math.floor(turn / 10) % 2 ? [] : [{ key: 'environment', value: 'production' }]
    })
    if (turn % 20 === 10) opened++
    time += interval * 1.11
    await polled(turn)
    if ((await integration()).ready === false) failed++
    memory.push(process.memoryUsage().rss)
    open.push(handles())
  }
  demo.setFaults([])
  const size = ['sightline.db', 'sightline.db-wal'].reduce(
    (sum, file) => sum + statSync(join(dataDir, file)).size,
    0,
  )
  const [counted] = await rows(
    api,
    "SELECT count(*) AS changes FROM sightline_change WHERE type = 'modified'",
  )
  await expect.poll(() => hook.received.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(opened)
  const alerts = hook.received.length

  const half = rise(memory.slice(memory.length / 2))
  const files = rise(open.slice(open.length / 2))
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
  page(
    'polls of a month, with changes and faults',
    polls,
    `memory ${megabytes(half.mean)}, over the second half ${megabytes(half.by)} ± ${megabytes(2 * half.error)}; ` +
      `${files.mean.toFixed(0)} file handles (${files.by.toFixed(1)}); database ${megabytes(size)} with ${counted?.changes} modifications; ` +
      `none missed, ${alerts} alerts of ${opened}, ${failed} polls that could not be made`,
    startedAt,
  )
  expect(alerts, 'each is told once').toBe(opened)
  expect(inspect(dataDir).broken.integrity).toEqual([])
  expect(files.by, 'file handles').toBeLessThan(5)
  // Not to be told from none, or less than a twentieth.
  expect(half.by - 2 * half.error > 0 && half.by > half.mean / 20, 'memory grows').toBe(false)
  // A change is some hundred bytes, a poll with its types a few thousand; its journal has some 20 MB.
  expect(size).toBeLessThan(40e6 + polls * 20_000)
})
