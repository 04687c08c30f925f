import { expect } from 'vitest'
import type { Random } from '../../src-main/demo/random'
import type { World } from '../../src-main/demo/world'
import { resourceTypes } from '../../src-main/engine/connectors/segment/resource-types'
import type { Api, Poll } from '../../src-preload/contract'
import { rows } from './harness'

export type Snapshot = Record<string, string[]>

export const iso = (time: number) => new Date(time).toISOString()

/** Days of usage are as the provider last told them, at whatever moment. */
const selfCorrecting = [
  ...resourceTypes.filter(({ log }) => log && log.overlapMinutes >= 24 * 60).map(({ key }) => key),
  'segment_delivery',
]
const names = (types: string[]) => types.map((type) => `'${type}'`).join(', ')

/** All views of resources and of their changes. */
export async function viewsOf(api: Api): Promise<string[]> {
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
export async function snapshot(api: Api, views: string[], asOf?: string): Promise<Snapshot> {
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

/** A poll that saw all there is. Only of what is gone without a proof, the next one is sure. */
export function expectSeen(poll: Poll) {
  const doubted = { status: 'failed', reason: expect.stringContaining('nothing proves that') }
  const notOk = poll.types.filter(({ status }) => status !== 'ok')
  expect(poll.status).toBe(notOk.length === 0 ? 'ok' : 'partial')
  expect(notOk).toMatchObject(notOk.map(() => doubted))
}

export interface Gone {
  sources: World['sources']
  users: World['users']
}

/** What the simulated life does not do: things that leave and come back, several changes at once, fields that come and go. */
export function disturb(world: World, gone: Gone, random: Random) {
  // Often one that just came back.
  const chosen = random.chance(0.5) ? world.sources.at(-1) : random.pick(world.sources)
  const source = chosen as World['sources'][number] & Record<string, unknown>
  if (random.chance(0.5)) source.name = `Renamed ${random.text(4)}`
  if (random.chance(0.5)) source[random.pick(['later', '10', '9', '__proto', 'Ä', 'a.b["c"]'])] = odd(random)
  if (random.chance(0.3)) delete source.later
  if (random.chance(0.3)) delete source['a.b["c"]']
  if (random.chance(0.5)) Object.assign(source.settings, { [random.text(3)]: random.chance(0.5) })
  if (random.chance(0.5)) gone.sources.push(...world.sources.splice(random.int(world.sources.length), 1))
  if (random.chance(0.5))
    for (const back of gone.sources.splice(0, 1))
      world.sources.push({ ...back, name: `Back ${random.text(4)}` })
  const user = random.int(world.users.length)
  if (random.chance(0.3)) gone.users.push(...world.users.splice(user, 1))
  if (random.chance(0.3)) world.users.push(...gone.users.splice(0, 1))
  if (random.chance(0.3)) world.users.reverse()
  // Few and many: what joins and leaves a long list is kept otherwise.
  const group = random.pick(world.groups)
  const share = random.pick([0.1, 0.9, 0.9])
  if (random.chance(0.7)) group.memberIds = world.users.filter(() => random.chance(share)).map(({ id }) => id)
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
