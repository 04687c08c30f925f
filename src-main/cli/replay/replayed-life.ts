import { join } from 'node:path'
import { setImmediate as otherWork } from 'node:timers/promises'
import type { Api } from '../../../src-preload/contract'
import { builtFolder } from '../../built-folder'
import { startDemoApi } from '../../demo/demo-api'
import { startEngine } from '../../engine/engine'
import { forkQueryProcess } from '../../engine/query/query-process-start'

export const day = 24 * 60 * 60_000

/** Something happens in the workspace this often. */
const happeningEvery = 40 * 60_000

/** The demo workspace's company and an engine that watches it, both on a clock that only moves when it is told to. */
export interface ReplayedLife {
  api: Api
  integrationId: string
  now(): Date
  /** Lets so much time go by, and polls at the end of it. */
  pass(milliseconds: number): Promise<void>
  close(): Promise<void>
}

/** Begins a life in a data folder; it is polled once. */
export async function beginLife(dataDir: string, startedAt: Date): Promise<ReplayedLife> {
  let time = startedAt.getTime()
  const now = () => new Date(time)
  const workspace = await startDemoApi({
    startedAt,
    now,
    lifeEveryMs: happeningEvery,
    // Nobody waits for a made-up provider.
    rateLimit: 1_000_000,
  })
  const engine = await startEngine({
    dataDir,
    queryProcess: forkQueryProcess(join(builtFolder, 'main', 'query-process.js')),
    pollThread: join(builtFolder, 'main', 'poll-thread.js'),
    passphrase: process.env.SIGHTLINE_PASSPHRASE,
    timer: false,
    now,
  })
  const { api } = engine
  const close = async () => {
    await engine.close()
    await workspace.close()
  }
  try {
    const [connector] = await api.listConnectors()
    const { id } = await api.addIntegration({
      connector: connector?.key ?? '',
      name: 'Replayed demo',
      apiUrl: workspace.url,
      token: workspace.token,
      poll: false,
    })
    const poll = async () => {
      await api.sync({ integrationId: id })
      // What is due by the clock is sent by the engine in its own time.
      await otherWork()
    }
    await poll()
    const pass = async (milliseconds: number) => {
      time += milliseconds
      await poll()
    }
    return { api, integrationId: id, now, pass, close }
  } catch (error) {
    await close()
    throw error
  }
}
