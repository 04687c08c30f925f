import { expect, test } from 'vitest'
import type { DemoApi } from '../../src-main/demo/demo-api'
import { EndpointLimiter } from '../../src-main/engine/connectors/endpoint-limiter'
import { connect, engine, workspace } from './harness'

test('an endpoint’s own limit holds for any minute, however its requests fall', async () => {
  const signal = new AbortController().signal
  const limiter = new EndpointLimiter({ requests: 4, perMs: 300 }, signal)
  const sent: number[] = []
  const request = async () => {
    sent.push(performance.now())
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 40))
  }
  const first = [limiter.run(request), limiter.run(request)]
  await new Promise((resolve) => setTimeout(resolve, 200))
  await Promise.all([...first, ...Array.from({ length: 12 }, () => limiter.run(request))])
  expect(sent).toHaveLength(14)
  for (const [index, at] of sent.slice(4).entries())
    expect(at - (sent[index] as number)).toBeGreaterThanOrEqual(299)
  // 2 and 2, then each pair as soon as the one before it is a minute old.
  expect((sent[13] as number) - (sent[0] as number)).toBeLessThan(2_000)
})

/** Computed traits are listed for each space, and may be asked for 25 times a minute. */
function manySpaces(demo: DemoApi, count: number) {
  demo.mutate((world) => {
    const [space] = world.spaces
    world.spaces = Array.from({ length: count }, (_, index) => ({ ...space!, id: `space-${index}` }))
    Object.assign(world, { audiences: [], activations: [], computedTraits: [] })
  })
}
const isOfTraits = ({ path }: { path: string }) => path.endsWith('/computed-traits')
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

test('an endpoint with a limit of its own is asked that often in the first minute, and no more', async () => {
  const demo = await workspace()
  manySpaces(demo, 40)
  const { api } = await engine()
  const { id } = await connect(api, demo)
  const polling = api.sync({ integrationId: id })
  const asked = () => demo.requests.filter(isOfTraits)
  await expect.poll(() => asked().length, { timeout: 10_000 }).toBe(25)
  await pause(5_000)
  expect(asked().map(({ status }) => status)).toEqual(Array(25).fill(200))
  // Who waits for it does not keep a cancelled poll from ending.
  await api.cancelPoll({ integrationId: id })
  expect(await polling).toMatchObject({ status: 'cancelled' })
})

test('an endpoint whose own limit is spent, by whomever, keeps nobody else waiting', async () => {
  const demo = await workspace()
  const { api } = await engine()
  const { id } = await connect(api, demo)
  const [space] = demo.world().spaces
  const headers = { authorization: `Bearer ${demo.token}` }
  for (let request = 0; request < 25; request++)
    expect((await fetch(`${demo.url}/spaces/${space?.id}/computed-traits`, { headers })).status).toBe(200)
  const polling = api.sync({ integrationId: id })
  const unfinished = async () => {
    const { poll } = await api.getIntegration({ integrationId: id })
    return poll?.types.filter(({ status }) => status !== 'ok').map(({ type }) => type)
  }
  await expect.poll(unfinished, { timeout: 10_000 }).toEqual(['segment_computed_trait'])
  expect(demo.requests.filter(isOfTraits).at(-1)).toMatchObject({ status: 429 })
  await api.cancelPoll({ integrationId: id })
  await polling
})
