import { expect, test } from 'vitest'
import { type Fault, faultKinds } from '../../src-main/demo/demo-api'
import { createRandom } from '../../src-main/demo/random'
import { resourceTypes } from '../../src-main/engine/connectors/segment/resource-types'
import type { Api, Poll } from '../../src-preload/contract'
import { impatient } from './front'
import { connect, countsOf, engine, rows, workspace } from './harness'

/*
 * Random faults, several at once, while the world changes between polls. After each poll the mirror is compared with
 * what a second engine sees at that moment without any fault, and in the end with the world itself.
 * SIGHTLINE_FAULT_SEED and SIGHTLINE_FAULT_ROUNDS choose what is tried, and how much: the same in every run unless
 * told otherwise, so that a failure is the change's own.
 */
const seed = Number(process.env.SIGHTLINE_FAULT_SEED ?? 426_867)
const rounds = Number(process.env.SIGHTLINE_FAULT_ROUNDS ?? 8)

/** A log keeps what the provider forgets: what of it is missing is checked, and nothing else. */
const log = 'segment_audit_event'
/** Usage corrects its own past, and what is off is not asked for. */
const watched = resourceTypes.filter(({ log, offBecause }) => !log?.monthly && !offBecause)
const types = watched.map(({ key }) => key)

/** Waits by the clock, and the clock of this simulator stands still during a poll. */
const unsuited: FaultKind[] = ['rate']
const kinds = (Object.keys(faultKinds) as FaultKind[]).filter((kind) => !unsuited.includes(kind))
/** These make a list be what it is not for good, until they are taken away. */
const lasting: FaultKind[] = [
  'status',
  'forbid',
  'notjson',
  'truncate',
  'drop',
  'hang',
  'cursorloop',
  'drift',
]

const lists = watched.map(({ key, list, scopes }) => ({
  key,
  path: pathOf(list.path),
  whole: !scopes && list.paging === 'pages',
}))
const paths = [
  ...lists.map(({ path }) => path),
  ...watched.flatMap(({ own }) => (own ? [pathOf(own.path)] : [])),
  ...watched.flatMap(({ details = [] }) =>
    details.map((detail) => pathOf('list' in detail ? detail.list.path : detail.get.path)),
  ),
]

/** Where a resource has no endpoint of its own, a list that leaves it out without a word can't be told from the truth. */
const verifiable = watched.flatMap(({ list, own }) => (own ? [pathOf(list.path)] : []))

function pathOf(path: string): string {
  return (path.split('?')[0] as string).replace(/\{\w+\}/g, '*')
}

type FaultKind = Fault['kind']
type Random = ReturnType<typeof createRandom>

function randomFaults(random: Random): Fault[] {
  const count = 4 + random.int(12)
  return Array.from({ length: count }, () => {
    const kind = random.pick(kinds)
    // A raw newline that was never escaped is put anywhere by the simulator; where one is at home, it can be read.
    const path = random.pick(
      { newline: ['/functions', '/functions/*'], lie: verifiable }[kind as string] ?? paths,
    )
    const value = { status: random.pick([429, 500, 502, 503, 404]), slow: 20, lie: 1 + random.int(3) }[
      kind as string
    ]
    const often = random.int(3)
    return {
      kind,
      path,
      value,
      times: often === 0 ? 1 + random.int(3) : undefined,
      probability: often === 1 ? 0.3 : undefined,
    }
  })
}

type Snapshot = Map<string, Map<string, Record<string, unknown>>>

/** All there is, by type and id, without the fingerprints: each engine has a key of its own for them. */
async function snapshot(api: Api): Promise<Snapshot> {
  const result: Snapshot = new Map()
  for (const type of types) {
    const key =
      type === 'segment_tracking_plan_rule'
        ? "trackingPlanId || '/' || type || '/' || ifnull(key, '') || '/' || version"
        : null
    const id = { segment_label: "key || ':' || value", segment_invite: 'email' }[type] ?? key ?? 'id'
    const all = await rows(api, `SELECT ${id} AS "_id", * FROM ${type}`)
    const bodies = all.map(({ _id, _integrationId, _integrationName, _firstSeenAt, _changedAt, ...body }) => {
      const text = JSON.stringify(body).replace(/fingerprint:[\w-]+/g, 'fingerprint')
      return [String(_id), JSON.parse(text)] as const
    })
    expect(new Set(bodies.map(([one]) => one)).size, `duplicates in ${type}`).toBe(bodies.length)
    result.set(type, new Map(bodies))
  }
  return result
}

/** What no poll may do: lose what is there, or say of it what neither was known nor is true. */
function wrongs(poll: Poll, before: Snapshot, after: Snapshot, truth: Snapshot): string[] {
  return types.flatMap((type) => {
    const [was, is, really] = [before, after, truth].map((one) => one.get(type)) as [
      Map<string, object>,
      Map<string, object>,
      Map<string, object>,
    ]
    const lost = [...was.keys()]
      .filter((id) => really.has(id) && !is.has(id))
      .map((id) => `${type} ${id} is lost`)
    const isOk = poll.types.some((one) => one.type === type && one.status === 'ok')
    const invented = [...is].flatMap(([id, body]) => {
      const known = [was.get(id), really.get(id)].filter((one) => one !== undefined) as Record<
        string,
        unknown
      >[]
      if (known.length === 0) return type === log ? [] : [`${type} ${id} was never there`]
      return Object.entries(body).flatMap(([field, value]) =>
        // A detail of a new one that could not be read: the type says so.
        (value === null && !was.has(id) && !isOk) ||
        known.some((one) => JSON.stringify(one[field]) === JSON.stringify(value))
          ? []
          : [`${type} ${id}: ${field} is ${JSON.stringify(value)}`],
      )
    })
    return [...lost, ...invented]
  })
}

/** Types that were certainly hit, and say that they were not. */
function dishonest(poll: Poll, faults: Fault[]): string[] {
  return faults.flatMap(({ kind, path, times, probability }) => {
    const hit = lists.find((list) => list.path === path && list.whole)
    if (!hit || !lasting.includes(kind) || times !== undefined || probability !== undefined) return []
    const status = poll.types.find(({ type }) => type === hit.key)?.status
    return status === 'ok' ? [`${kind} at ${path}, and ${hit.key} is ok`] : []
  })
}

test(`the mirror stays true whatever the API does (seed ${seed}, ${rounds} rounds)`, async () => {
  console.info(`Fault suite: SIGHTLINE_FAULT_SEED=${seed} SIGHTLINE_FAULT_ROUNDS=${rounds}`)
  let clock = Date.now()
  const now = () => new Date(clock)
  const demo = await workspace({ seed, now, lifeEveryMs: 60_000, pageCap: 10, rateLimit: 1_000_000 })
  const [subject, witness] = await Promise.all([0, 1].map(() => engine({ now, pace: impatient })))
  if (!subject || !witness) throw new Error('unreachable')
  const { id } = await connect(subject.api, demo)
  const { id: witnessId } = await connect(witness.api, demo)
  const sync = () => subject.api.sync({ integrationId: id })
  const observe = () => witness.api.sync({ integrationId: witnessId })
  await sync()
  // The witness is one: it sees all that is in the world.
  const counted = (await observe()).types.map(({ type, listed }) => [type, listed])
  expect(Object.fromEntries(counted)).toMatchObject(countsOf(demo.world()))

  for (let round = 0; round < rounds; round++) {
    const random = createRandom(seed, 'fault suite', round)
    clock += 60_000 * (1 + random.int(40))
    const faults = randomFaults(random)
    const before = await snapshot(subject.api)
    demo.setFaults(faults)
    const poll = await sync()
    demo.setFaults([])
    expect(await observe()).toMatchObject({ status: 'ok' })
    const truth = await snapshot(witness.api)
    const story = `seed ${seed}, round ${round}: ${JSON.stringify(faults)}`
    expect(wrongs(poll, before, await snapshot(subject.api), truth), story).toEqual([])
    expect(dishonest(poll, faults), story).toEqual([])

    if (round % 3 !== 2) continue
    clock += 61_000
    const calm = await sync()
    await observe()
    expect(
      calm.types.filter(({ status }) => status !== 'ok'),
      story,
    ).toEqual([])
    const [mine, theirs] = [await snapshot(subject.api), await snapshot(witness.api)]
    for (const type of types)
      if (type !== log) expect(mine.get(type), `${type}, ${story}`).toEqual(theirs.get(type))
  }
}, 600_000)
