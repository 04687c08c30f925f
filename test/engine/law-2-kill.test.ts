import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { World } from '../../src-main/demo/demo-api'
import { createRandom } from '../../src-main/demo/random'
import { startProcess } from './engine-process'
import { connect, countsOf, temporaryFolder, workspace } from './harness'
import { inspect } from './inspect-database'

/** SIGHTLINE_CRASH_SEED and SIGHTLINE_CRASH_ROUNDS choose the moments, and how many. */
const seed = Number(process.env.SIGHTLINE_CRASH_SEED ?? 58_216)
const rounds = Number(process.env.SIGHTLINE_CRASH_ROUNDS ?? 12)

test(
  `an engine killed at any moment of a poll loses nothing and invents nothing (seed ${seed}, ${rounds} rounds)`,
  async () => {
    console.info(`Crash suite: SIGHTLINE_CRASH_SEED=${seed} SIGHTLINE_CRASH_ROUNDS=${rounds}`)
    const random = createRandom(seed, 'crash suite')
    const dataDir = temporaryFolder()
    const demo = await workspace({ scale: 4, rateLimit: 100_000 })
    const config = { dataDir, vault: 'file' as const }
    const link = await startProcess(config)
    const { id } = await connect(link.api, demo)
    await link.close()

    /** A poll from beginning to end: the mirror is then what the world is. */
    const converges = async () => {
      const healthy = await startProcess(config)
      const startedAt = performance.now()
      expect(await healthy.api.sync({ integrationId: id })).toMatchObject({ status: 'ok' })
      const took = performance.now() - startedAt
      const polls = await healthy.api.listPolls({ limit: 500 })
      expect(polls.rows.filter(({ status }) => status === 'running')).toEqual([])
      await healthy.close()
      const { broken, counts } = inspect(dataDir)
      expect(broken).toEqual(none)
      const there = Object.entries(countsOf(demo.world())).filter(([, count]) => count > 0)
      expect(counts).toMatchObject(Object.fromEntries(there))
      return took
    }

    const none = { integrity: [], lostOrInvented: [], withoutHistory: [], halfWritten: [], miscounted: [] }
    let poll = 700
    let away: World['destinations'] = []
    for (let round = 0; round < rounds; round++) {
      const victim = await startProcess(config)
      demo.mutate((world) => {
        for (const [index, user] of world.users.entries())
          if (index % 3 === round % 3) user.name = `Name ${round}`
        world.destinations.push(...away)
        away = world.destinations.splice(random.int(world.destinations.length - 2), 2)
      })
      const end = victim.api.sync({ integrationId: id }).catch(() => null)
      // From the very beginning of a poll to just after its end.
      const moment = random.int(Math.ceil(poll * 1.1))
      await wait(moment)
      victim.kill()
      await end
      expect(inspect(dataDir).broken, `seed ${seed}, round ${round}, after ${moment} ms`).toEqual(none)
      await victim.close()
      if (round % 6 === 5 || round === rounds - 1) poll = await converges()
    }
  },
  20_000 + rounds * 5_000,
)
