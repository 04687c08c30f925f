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
const rounds = Number(process.env.SIGHTLINE_FAULT_ROUNDS ?? 6)

/** It keeps what the provider forgets: what of it is missing is checked, and nothing else. */
const trail = 'segment_audit_event'
/** A number of a day is corrected afterwards, and what is off is not asked for. */
const watched = resourceTypes.filter(({ key, log, offBecause }) => !offBecause && (!log || key === trail))
const types = watched.map(({ key }) => key)

const kinds = Object.keys(faultKinds) as FaultKind[]
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

/** Where a 404 says that there is none, a wrong one can't be told from a right one either. */
const optional = watched.flatMap(({ list, details = [] }) => [
  ...(list.optional ? [pathOf(list.path)] : []),
  ...details.flatMap((detail) =>
    detail.optional ? [pathOf('list' in detail ? detail.list.path : detail.get.path)] : [],
  ),
])

/** Nor can a list that leaves something out from the truth, where a 404 of its own endpoint confirms it. */
function isProvable(fault: Fault, all: Fault[]): boolean {
  if (fault.kind === 'status' && fault.value === 404) return !optional.includes(fault.path as string)
  if (fault.kind !== 'lie' && fault.kind !== 'slip') return true
  const owns = watched.flatMap(({ list, own }) =>
    own && pathOf(list.path) === fault.path ? [pathOf(own.path)] : [],
  )
  return !all.some(
    ({ kind, value, path }) => kind === 'status' && value === 404 && owns.includes(path as string),
  )
}

function pathOf(path: string): string {
  return (path.split('?')[0] as string).replace(/\{\w+\}/g, '*')
}

type FaultKind = Fault['kind']
type Random = ReturnType<typeof createRandom>

function randomFaults(random: Random): Fault[] {
  const count = 4 + random.int(12)
  const faults = Array.from({ length: count }, (): Fault => {
    const kind = random.pick(kinds)
    // A raw newline that was never escaped is put anywhere by the simulator; where one is at home, it can be read.
    const path = random.pick(
      { newline: ['/functions', '/functions/*'], lie: verifiable }[kind as string] ?? paths,
    )
    const value = {
      status: random.pick([429, 500, 502, 503, 404]),
      slow: 20,
      lie: 1 + random.int(3),
      rate: 8 + random.int(16),
    }[kind as string]
    const often = random.int(3)
    return {
      kind,
      path,
      value,
      times: often === 0 ? 1 + random.int(3) : undefined,
      probability: often === 1 ? 0.3 : undefined,
    }
  })
  return faults.filter((fault) => isProvable(fault, faults))
}

/** What happens to the machine during a poll: nothing, its clock is set, or it sleeps for a while. */
type Upset = { kind: 'none' } | { kind: 'clock jump' | 'sleep'; afterMs: number; byMs: number }

function randomUpset(random: Random): Upset {
  const hour = 60 * 60_000
  const afterMs = random.int(400)
  switch (random.int(4)) {
    case 0:
      return { kind: 'clock jump', afterMs, byMs: (random.int(97) - 48) * hour }
    case 1:
      return { kind: 'sleep', afterMs, byMs: (1 + random.int(12)) * hour }
    default:
      return { kind: 'none' }
  }
}

/** Real time, but for what is added to it. */
class Clock {
  #moment = Date.now()
  #since = performance.now()

  readonly startedAt = new Date(this.#moment)

  readonly now = () => new Date(this.#moment + performance.now() - this.#since)

  /** Stays on the beat of the simulator's life: nothing happens in the company while a poll runs. */
  forward(milliseconds: number) {
    this.#moment += milliseconds
    this.#since = performance.now()
  }
}

type Snapshot = Map<string, Map<string, Record<string, unknown>>>

const identities: Record<string, string> = {
  segment_tracking_plan_rule: "trackingPlanId || '/' || type || '/' || ifnull(key, '') || '/' || version",
  segment_label: "key || ':' || value",
  segment_invite: 'email',
  segment_audience_destination: "audienceId || '/' || destinationId",
}

/** All there is, by type and id, without the fingerprints: each engine has a key of its own for them. */
async function snapshot(api: Api): Promise<Snapshot> {
  const result: Snapshot = new Map()
  for (const type of types) {
    const id = identities[type] ?? 'id'
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

/**
 * What no poll may do: lose what is there, or say of it what neither was known nor is true. With several truths, the
 * world changed during the poll, from one to the next.
 */
function wrongs(poll: Poll, before: Snapshot, after: Snapshot, truths: Snapshot[]): string[] {
  return types.flatMap((type) => {
    const [was, is, ...really] = [before, after, ...truths].map((one) => one.get(type)) as [
      Map<string, object>,
      Map<string, object>,
      ...Map<string, object>[],
    ]
    const lost = [...was.keys()]
      .filter((id) => really.every((one) => one.has(id)) && !is.has(id))
      .map((id) => `${type} ${id} is lost`)
    const isOk = poll.types.some((one) => one.type === type && one.status === 'ok')
    const invented = [...is].flatMap(([id, body]) => {
      const known = [was, ...really].map((one) => one.get(id)).filter((one) => one !== undefined) as Record<
        string,
        unknown
      >[]
      if (known.length === 0) return type === trail ? [] : [`${type} ${id} was never there`]
      return Object.entries(body).flatMap(([field, value]) =>
        // A detail of a new one that could not be read: the type says so.
        (value === null && !was.has(id) && !isOk) ||
        known.some((one) => JSON.stringify(one[field]) === JSON.stringify(value)) ||
        (truths.length > 1 &&
          isListBetween(
            value,
            known.map((one) => one[field]),
          ))
          ? []
          : [
              `${type} ${id}: ${field} is ${JSON.stringify(value)}, not ${known.map((one) => JSON.stringify(one[field])).join(' or ')}`,
            ],
      )
    })
    return [...lost, ...invented]
  })
}

/** Whether a list has nothing that none of the others has, and all that all of them have: the world moved while it was read. */
function isListBetween(value: unknown, others: unknown[]): boolean {
  const elements = (text: unknown) =>
    typeof text === 'string' && text.startsWith('[')
      ? (JSON.parse(text) as unknown[]).map((one) => JSON.stringify(one))
      : null
  const [list, ...known] = [value, ...others].map(elements)
  if (!list || known.some((one) => !one)) return false
  const all = known as string[][]
  return (
    list.every((one) => all.some((other) => other.includes(one))) &&
    (all[0] ?? []).every((one) => list.includes(one) || !all.every((other) => other.includes(one)))
  )
}

/** Types that were certainly hit, and say that they were not. */
function dishonest(poll: Poll, faults: Fault[]): string[] {
  return faults.flatMap(({ kind, path, times, probability }) => {
    const hit = lists.find((list) => list.path === path && list.whole)
    if (!hit || !lasting.includes(kind) || times !== undefined || probability !== undefined) return []
    const { status, listed } = poll.types.find(({ type }) => type === hit.key) ?? {}
    // A list that a lie leaves nothing in has nothing in another shape.
    const isEmptied = listed === 0 && faults.some((other) => other.kind === 'lie' && other.path === path)
    if (kind === 'drift' && isEmptied) return []
    return status === 'ok' ? [`${kind} at ${path}, and ${hit.key} is ok`] : []
  })
}

test(`the mirror stays true whatever the API does (seed ${seed}, ${rounds} rounds)`, async () => {
  console.info(`Fault suite: SIGHTLINE_FAULT_SEED=${seed} SIGHTLINE_FAULT_ROUNDS=${rounds}`)
  const time = new Clock()
  const machine = { setBy: 0 }
  const now = () => new Date(time.now().getTime() + machine.setBy)
  const demo = await workspace({
    seed,
    now: time.now,
    startedAt: time.startedAt,
    lifeEveryMs: 60_000,
    pageCap: 10,
    rateLimit: 1_000_000,
    rateWindowMs: 300,
  })
  const [subject, witness] = await Promise.all([
    engine({ now, pace: impatient }),
    engine({ now: time.now, pace: impatient }),
  ])
  if (!subject || !witness) throw new Error('unreachable')
  const { id } = await connect(subject.api, demo)
  const { id: witnessId } = await connect(witness.api, demo)
  const sync = () => subject.api.sync({ integrationId: id })
  // Much that is gone at once, and can't be asked for, takes a second poll to be believed.
  const settled = async (engine_: typeof subject, integrationId: string) => {
    const poll = await engine_.api.sync({ integrationId })
    return poll.status === 'ok' ? poll : engine_.api.sync({ integrationId })
  }
  const observe = () => settled(witness, witnessId)
  await sync()
  // The witness is one: it sees all that is in the world.
  const counted = (await observe()).types.map(({ type, listed }) => [type, listed])
  expect(Object.fromEntries(counted)).toMatchObject(countsOf(demo.world()))

  for (let round = 0; round < rounds; round++) {
    const random = createRandom(seed, 'fault suite', round)
    time.forward(60_000 * (1 + random.int(40)))
    const drawn = randomFaults(random)
    const upset = randomUpset(random)
    // One goes in the middle of the poll, and then time goes by: what was true between the two, no witness has seen.
    const faults = upset.kind === 'sleep' ? drawn.filter(({ kind }) => kind !== 'slip') : drawn
    const story = `seed ${seed}, round ${round}: ${JSON.stringify({ faults, upset })}`
    const truth = async () => {
      expect(await observe(), story).toMatchObject({ status: 'ok' })
      return snapshot(witness.api)
    }
    const before = await snapshot(subject.api)
    // The world changes in the middle of the poll: what it was before is true as well.
    const isMoving = upset.kind === 'sleep' || faults.some(({ kind }) => kind === 'slip')
    const truths = isMoving ? [await truth()] : []
    demo.setFaults(faults)
    const upsetting = setTimeout(
      () => {
        if (upset.kind === 'clock jump') machine.setBy = upset.byMs
        else if (upset.kind === 'sleep') {
          time.forward(upset.byMs)
          demo.cutConnections()
        }
      },
      'afterMs' in upset ? upset.afterMs : 0,
    )
    const poll = await sync()
    clearTimeout(upsetting) // It is nothing to the witness.
    machine.setBy = 0
    demo.setFaults([])
    truths.push(await truth())
    expect(wrongs(poll, before, await snapshot(subject.api), truths), story).toEqual([])
    expect(dishonest(poll, faults), story).toEqual([])

    if (round % 3 !== 2) continue
    time.forward(120_000)
    const calm = await settled(subject, id)
    await observe()
    expect(
      calm.types.filter(({ status }) => status !== 'ok'),
      story,
    ).toEqual([])
    const [mine, theirs] = [await snapshot(subject.api), await snapshot(witness.api)]
    for (const type of types)
      if (type !== trail) expect(mine.get(type), `${type}, ${story}`).toEqual(theirs.get(type))
  }
}, 600_000)
