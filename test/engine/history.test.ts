import { expect, test } from 'vitest'
import { createRandom, type Random } from '../../src-main/demo/random'
import type { World } from '../../src-main/demo/world'
import { resourceTypes } from '../../src-main/engine/connectors/segment/resource-types'
import type { Api, Change } from '../../src-preload/contract'
import { connect, engine, polled, rows, workspace } from './harness'

const minutes = 60_000
/** The same in every run, so that a failure is the change's own; others with `SEED=… npx vitest run test/engine/history.test.ts`. */
const seeds = process.env.SEED ? [Number(process.env.SEED)] : [72_416, 80_808]

test.each(seeds)(
  'every recorded moment of a random life reads as it was then, and the changes lead to what is (seed %i)',
  async (seed) => {
    const random = createRandom(seed, 'history')
    let time = Date.parse('2026-03-01T09:00:00Z')
    const now = () => new Date(time)
    const demo = await workspace({ seed, startedAt: now(), now, lifeEveryMs: 5 * minutes })
    const { api } = await engine({ now })
    const { id } = await connect(api, demo)
    const views = await viewsOf(api)
    const gone: Gone = { sources: [], users: [] }

    const start = iso(time - 1)
    const moments: { from: number; to: number; seen: Snapshot }[] = []
    for (let poll = 0; poll < 7; poll++) {
      const { status, finishedAt } = await api.sync({ integrationId: id })
      expect(status).toBe('ok')
      time = Date.parse(finishedAt as string)
      const from = time
      const seen = await snapshot(api, views)
      time += random.int(4) === 0 ? 1 : (1 + random.int(60)) * minutes
      moments.push({ from, to: time - 1, seen })
      demo.mutate((world) => disturb(world, gone, random))
    }

    for (const moment of moments.reverse()) {
      expect(await snapshot(api, views, iso(moment.from))).toEqual(moment.seen)
      const between = moment.from + random.int(moment.to - moment.from + 1)
      expect(await snapshot(api, views, iso(between))).toEqual(moment.seen)
    }
    for (const [earlier, later] of [
      [moments.at(-1), moments[0]],
      [random.pick(moments.slice(1)), moments[0]],
      [moments[5], moments[2]],
    ]) {
      if (!earlier || !later) throw new Error('There are more moments than that.')
      expect(await differences(api, iso(earlier.to), iso(later.from))).toEqual(
        expectedDifferences(earlier.seen, later.seen),
      )
    }
    expect(await differences(api, iso(moments.at(-1)!.from))).toEqual(
      await differences(api, iso(moments.at(-1)!.from), iso(time)),
    )

    const empty = Object.fromEntries(views.map((view) => [view, []]))
    expect(await snapshot(api, views, start)).toEqual(empty)

    expect(await replayed(api)).toEqual(bodiesOf(moments[0]!.seen))
  },
)

test('a moment that is asked again tells of what was recorded meanwhile, and now is not mixed up with then', async () => {
  let time = Date.parse('2026-03-01T09:00:00Z')
  const { demo, api, sync, poll } = await polled({}, { now: () => new Date(time) })
  time = Date.parse(poll.finishedAt as string)
  const count = async (asOf?: string) =>
    (await api.query({ sql: 'SELECT count(*) FROM segment_user', asOf })).rows[0]?.[0]
  const users = demo.world().users.length
  const [then, later] = [iso(time), iso(time + 2 * minutes)]
  time += minutes
  expect([await count(), await count(then), await count(later)]).toEqual([users, users, users])
  demo.mutate((world) => void world.users.pop())
  await sync()
  expect([await count(later), await count(then), await count()]).toEqual([users - 1, users, users - 1])
  // The same instant, written in another zone.
  expect(await count(`${iso(time).slice(0, -1)}+00:00`)).toBe(users)
})

test('SQL about the past can’t change anything either', async () => {
  const { api } = await polled()
  const asOf = new Date().toISOString()
  const sources = async () => (await api.query({ sql: 'SELECT * FROM segment_source', asOf })).rows
  const before = await sources()
  for (const sql of [
    'DELETE FROM past',
    'INSERT INTO past (type) VALUES (1) RETURNING type',
    'CREATE TEMP TABLE t (a)',
    'PRAGMA query_only = OFF',
    "SELECT * FROM pragma_query_only('OFF')",
    "ATTACH ':memory:' AS other",
    'COMMIT',
  ])
    await expect(api.query({ sql, asOf }), sql).rejects.toMatchObject({
      code: expect.stringMatching(/^(read-only|bad-query)$/),
    })
  expect(await sources()).toEqual(before)
})

type Snapshot = Record<string, string[]>

const iso = (time: number) => new Date(time).toISOString()

/** Days of usage and of events are as the provider last told them, at whatever moment. */
const selfCorrecting = [
  ...resourceTypes.filter(({ log }) => log && log.overlapMinutes >= 24 * 60).map(({ key }) => key),
  'segment_delivery',
]
const names = (types: string[]) => types.map((type) => `'${type}'`).join(', ')

/** All views of resources and of their changes. */
async function viewsOf(api: Api): Promise<string[]> {
  const views = await rows(
    api,
    "SELECT name FROM sqlite_schema WHERE type = 'view' AND name NOT LIKE 'sightline%' ORDER BY name",
  )
  expect(views.length).toBeGreaterThan(40)
  const kept = views.filter(({ name }) => !selfCorrecting.includes(String(name)))
  // The table below them has the bodies whole, with what no column shows.
  return [...kept.map(({ name }) => name as string), 'resource']
}

/** All rows of all views, but for who made a change, which may be learned later. */
async function snapshot(api: Api, views: string[], asOf?: string): Promise<Snapshot> {
  const all: Snapshot = {}
  for (const view of views) {
    const sql =
      view === 'resource'
        ? `SELECT type, id, name, body, first_seen_at, changed_at FROM resource WHERE type NOT IN (${names(selfCorrecting)})`
        : `SELECT * FROM ${view}`
    const { columns, rows } = await api.query({ sql, maxRows: 100_000, asOf })
    const learned = view.endsWith('_changes') ? ['actor', 'eventType'] : []
    all[view] = rows
      .map((row) => JSON.stringify(row.filter((_, index) => !learned.includes(columns[index] as string))))
      .sort()
  }
  return all
}

interface Gone {
  sources: World['sources']
  users: World['users']
}

/** What the simulated life does not do: things that leave and come back, several changes at once, fields that come and go. */
function disturb(world: World, gone: Gone, random: Random) {
  // Often one that just came back.
  const chosen = random.chance(0.5) ? world.sources.at(-1) : random.pick(world.sources)
  const source = chosen as World['sources'][number] & Record<string, unknown>
  if (random.chance(0.5)) source.name = `Renamed ${random.text(4)}`
  if (random.chance(0.5)) source[random.pick(['later', '10', '9', '__proto', 'Ä'])] = odd(random)
  if (random.chance(0.3)) delete source.later
  if (random.chance(0.5)) Object.assign(source.settings, { [random.text(3)]: random.chance(0.5) })
  if (random.chance(0.5)) gone.sources.push(...world.sources.splice(random.int(world.sources.length), 1))
  if (random.chance(0.5))
    for (const back of gone.sources.splice(0, 1))
      world.sources.push({ ...back, name: `Back ${random.text(4)}` })
  const user = random.int(world.users.length)
  if (random.chance(0.3)) gone.users.push(...world.users.splice(user, 1))
  if (random.chance(0.3)) world.users.push(...gone.users.splice(0, 1))
  if (random.chance(0.3)) world.users.reverse()
}

const odd = (random: Random) =>
  random.pick<unknown>([
    null,
    '',
    0,
    1.5,
    1e21,
    [],
    {},
    [null],
    { b: 1, a: { 2: 'x', 10: ' \u0000"\ud800' } },
  ])

/** Bodies by type and id, but for the log, which has no changes. */
function bodiesOf({ resource = [] }: Snapshot): Map<string, Record<string, unknown>> {
  const parsed = resource.map((row) => JSON.parse(row) as string[])
  return new Map(
    parsed
      .filter(([type]) => type !== 'segment_audit_event')
      .map(([type, id, , body]) => [`${type}/${id}`, JSON.parse(body as string)]),
  )
}

async function differences(api: Api, from: string, to?: string) {
  const { rows, total } = await api.diff({ from, to, limit: 500 })
  expect(total).toBeLessThan(500)
  return new Map(
    rows.map(({ type, resourceType, resourceId, fields, before, after }) => [
      `${resourceType}/${resourceId}`,
      { type, fields, before, after },
    ]),
  )
}

function expectedDifferences(earlier: Snapshot, later: Snapshot) {
  const [old, now] = [bodiesOf(earlier), bodiesOf(later)]
  const found = new Map<string, unknown>()
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    const [before, after] = [old.get(key), now.get(key)]
    if (!before) found.set(key, { type: 'added', fields: [], before: null, after })
    else if (!after) found.set(key, { type: 'removed', fields: [], before, after: null })
    else {
      const all = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
      const fields = all.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
      const only = (body: Record<string, unknown>) =>
        Object.fromEntries(fields.filter((field) => field in body).map((field) => [field, body[field]]))
      if (fields.length > 0)
        found.set(key, { type: 'modified', fields, before: only(before), after: only(after) })
    }
  }
  return found
}

/** What the changes alone lead to, each checked to begin where the one before it ended. */
async function replayed(api: Api): Promise<Map<string, unknown>> {
  const changes: Change[] = []
  for (let offset = 0; ; offset += 500) {
    const page = await api.listChanges({ offset, limit: 500 })
    changes.push(...page.rows)
    if (page.rows.length < 500) break
  }
  const state = new Map<string, Record<string, unknown>>()
  for (const { type, resourceType, resourceId, fields, before, after } of changes.reverse()) {
    const key = `${resourceType}/${resourceId}`
    const known = state.get(key)
    if (type === 'added') {
      expect(known).toBeUndefined()
      state.set(key, after as Record<string, unknown>)
    } else if (type === 'removed') {
      expect(known).toEqual(before)
      state.delete(key)
    } else {
      const next = { ...known }
      for (const field of fields) {
        expect(next[field]).toEqual((before as typeof next)[field])
        if (Object.hasOwn(after as object, field)) next[field] = (after as typeof next)[field]
        else delete next[field]
      }
      state.set(key, next)
    }
  }
  return state
}
