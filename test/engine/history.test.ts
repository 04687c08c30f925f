import { expect, test } from 'vitest'
import { createRandom } from '../../src-main/demo/random'
import type { Api, Change } from '../../src-preload/contract'
import { connect, engine, polled, renameAndRemove, workspace } from './harness'
import { disturb, expectSeen, type Gone, iso, type Snapshot, snapshot, viewsOf } from './random-life'

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
      const from = time
      expectSeen(await api.sync({ integrationId: id }))
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
      expect(await differences(api, iso(earlier.to), iso(later.from), earlier.seen)).toEqual(
        expectedDifferences(earlier.seen, later.seen),
      )
    }
    const [first] = moments.slice(-1)
    expect(await differences(api, iso(first!.from), undefined, first!.seen)).toEqual(
      await differences(api, iso(first!.from), iso(time), first!.seen),
    )

    const empty = Object.fromEntries(views.map((view) => [view, []]))
    expect(await snapshot(api, views, start)).toEqual(empty)

    expect(await replayed(api)).toEqual(bodiesOf(moments[0]!.seen))
  },
)

test('a moment that is asked again tells of what was recorded meanwhile, and now is not mixed up with then', async () => {
  let time = Date.parse('2026-03-01T09:00:00Z')
  const { demo, api, sync } = await polled({}, { now: () => new Date(time) })
  const count = async (asOf?: string) =>
    (await api.query({ sql: 'SELECT count(*) FROM segment_user', asOf })).rows[0]?.[0]
  const users = demo.world().users.length
  const [then, later] = [iso(time), iso(time + minutes)]
  time += minutes
  expect([await count(), await count(then), await count(later)]).toEqual([users, users, users])
  demo.mutate((world) => void world.users.pop())
  await sync()
  expect([await count(later), await count(then), await count()]).toEqual([users - 1, users, users - 1])
  // The same instant, written in another zone.
  expect(await count('2026-03-01T10:00:00+01:00')).toBe(users)
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
      code: expect.stringMatching(/^(read-only|bad-query|no-access)$/),
    })
  expect(await sources()).toEqual(before)
})

test('large fields that change again and again read as they were', async () => {
  let time = Date.parse('2026-03-01T09:00:00Z')
  const { demo, api, sync } = await polled({}, { now: () => new Date(time) })
  const sources = async (asOf?: string) =>
    (await api.query({ sql: 'SELECT * FROM segment_source ORDER BY id', asOf })).rows
  const seen = [{ at: iso(time), rows: await sources() }]
  for (let step = 0; step < 4; step++) {
    time += minutes
    demo.mutate((world) => {
      for (const [index, source] of world.sources.entries()) {
        source.name = `${step} "quoted" \\ ${'x'.repeat(index === 0 ? 9000 : 10)}`
        source.enabled = step % 2 === 0
        if (step > 1) source.labels = [{ key: 'step', value: `${step}` }]
        if (step === 2) source.slug = 'other'
      }
    })
    await sync()
    seen.push({ at: iso(time), rows: await sources() })
  }
  for (const { at, rows } of seen.reverse()) expect(await sources(at)).toEqual(rows)
})

/** The fields that paths are in. */
const topFields = (paths: string[]) => [...new Set(paths.map(topField))]

function topField(path: string): string {
  const quoted = /^\["(?:[^"\\]|\\.)*"\]/.exec(path)
  return quoted ? JSON.parse(quoted[0])[0] : (path.split(/[.[]/)[0] as string)
}

/** Bodies by type and id, but for the log, which has no changes. */
function bodiesOf({ resource = [] }: Snapshot): Map<string, Record<string, unknown>> {
  const parsed = resource.map((row) => JSON.parse(row) as string[])
  return new Map(
    parsed
      .filter(([type]) => type !== 'segment_audit_event')
      .map(([type, id, , body]) => [`${type}/${id}`, JSON.parse(body as string)]),
  )
}

/** With all lists whole. */
async function differences(api: Api, from: string, to: string | undefined, then: Snapshot) {
  const { rows, total } = await api.diff({ from, to, limit: 500 })
  expect(total).toBeLessThan(500)
  const bodies = bodiesOf(then)
  return new Map(
    rows.map((row) => {
      const key = `${row.resourceType}/${row.resourceId}`
      const { before, after } = whole(row, bodies.get(key))
      return [key, { type: row.type, fields: topFields(row.fields).sort(), before, after }]
    }),
  )
}

type Body = Record<string, unknown>

/** A change's sides, with the lists whole of which it tells what went and came. */
function whole(
  { before, after, byDifference }: Pick<Change, 'before' | 'after' | 'byDifference'>,
  was: Body = {},
) {
  const [gone, come] = [{ ...(before as Body) }, { ...(after as Body) }]
  for (const field of byDifference) {
    const [list, less, more] = [was[field], gone[field], come[field]] as unknown[][]
    if (!list || !less || !more) throw new Error(`${field} is no list on both sides.`)
    const left = list.map((one) => JSON.stringify(one))
    for (const one of less) {
      expect(left).toContain(JSON.stringify(one))
      left.splice(left.indexOf(JSON.stringify(one)), 1)
    }
    for (const one of more) expect(less).not.toContainEqual(one)
    const now = [...left, ...more.map((one) => JSON.stringify(one))].sort()
    expect([list.length > 20, now.length > 20]).toEqual([true, true])
    gone[field] = list
    come[field] = now.map((text) => JSON.parse(text))
  }
  return { before: before && gone, after: after && come }
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
  for (const change of changes.reverse()) {
    const { type, resourceType, resourceId, fields } = change
    const key = `${resourceType}/${resourceId}`
    const known = state.get(key)
    const { before, after } = whole(change, known)
    if (type === 'added') {
      expect(known).toBeUndefined()
      state.set(key, after as Record<string, unknown>)
    } else if (type === 'removed') {
      expect(known).toEqual(before)
      state.delete(key)
    } else {
      const next = { ...known }
      expect(topFields(fields).sort()).toEqual(
        Object.keys({ ...(before as object), ...(after as object) }).sort(),
      )
      for (const field of topFields(fields)) {
        expect(next[field]).toEqual((before as typeof next)[field])
        if (Object.hasOwn(after as object, field)) next[field] = (after as typeof next)[field]
        else delete next[field]
      }
      state.set(key, next)
    }
  }
  return state
}

test('whole resources read as they were then, also those that are gone', async () => {
  const { api, demo, sync } = await polled()
  const { from, renamed, gone } = await renameAndRemove(demo, sync, 'Renamed')
  const sql = "SELECT id, body ->> '$.name', name FROM sightline_resource WHERE id IN ($renamed, $gone)"
  const parameters = { renamed: renamed?.id ?? '', gone: gone?.id ?? '' }
  const then = await api.query({ sql, parameters, asOf: from })
  expect(then.rows.sort()).toEqual(
    [renamed, gone].map((source) => [source?.id, source?.name, source?.name]).sort(),
  )
  expect((await api.query({ sql, parameters })).rows).toEqual([[renamed?.id, 'Renamed', 'Renamed']])
})

test('of who joins and leaves a large group, history keeps no more than who that is', async () => {
  let time = Date.parse('2026-03-01T09:00:00Z')
  const { demo, api, sync } = await polled({}, { now: () => new Date(time) })
  const step = async (members: (ids: string[]) => string[]) => {
    time += minutes
    demo.mutate(({ groups: [group], users }) => {
      if (group) group.memberIds = members(users.map(({ id }) => id))
    })
    await sync()
    return iso(time)
  }
  const id = demo.world().groups[0]!.id
  const members = async (asOf?: string) => {
    const sql = `SELECT group_concat(m.value ->> '$.id') FROM segment_user_group AS g, json_each(g.members) AS m
      WHERE g.id = '${id}'`
    return String((await api.query({ sql, asOf })).rows[0]?.[0])
      .split(',')
      .sort()
  }
  const ids = demo.world().users.map((user) => user.id)
  expect(ids.length).toBeGreaterThan(22)
  const all = await step((all) => all)
  const without = await step((all) => all.slice(1))
  const other = await step((all) => all.toSpliced(1, 1))
  const few = await step((all) => all.slice(0, 3))

  const { rows } = await api.listChanges({
    resourceType: 'segment_user_group',
    resourceId: id,
    change: 'modified',
  })
  const sides = rows.map(({ before, after, byDifference, fields }) => {
    const idsOf = (side: unknown) =>
      (side as { members: { id: string }[] }).members.map((member) => member.id)
    return { gone: idsOf(before), come: idsOf(after), byDifference, fields }
  })
  expect(sides.slice(1, 3)).toMatchObject([
    {
      gone: [ids[1]],
      come: [ids[0]],
      byDifference: ['members'],
      fields: expect.arrayContaining(['members[0]']),
    },
    { gone: [ids[0]], come: [], byDifference: ['members'], fields: expect.arrayContaining(['members[0]']) },
  ])
  // Where one side is short, there is nothing to save.
  expect(sides[0]).toMatchObject({ come: expect.arrayContaining(ids.slice(0, 3)), byDifference: [] })

  expect(await members(all)).toEqual(ids.toSorted())
  expect(await members(without)).toEqual(ids.slice(1).sort())
  expect(await members(other)).toEqual(ids.toSpliced(1, 1).sort())
  expect(await members(few)).toEqual(ids.slice(0, 3).sort())
  const { rows: differing } = await api.diff({ from: all, to: other, type: 'segment_user_group' })
  expect(differing).toMatchObject([{ before: { members: [{ id: ids[1] }] }, after: { members: [] } }])
})
