import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach } from 'vitest'
import { type DemoApi, type DemoApiOptions, startDemoApi } from '../../src-main/demo/demo-api'
import { type Engine, type EngineOptions, startEngine } from '../../src-main/engine/engine'
import type { Api, Integration, Poll } from '../../src-preload/contract'

const cleanups: (() => unknown)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-test-'))
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A simulator whose world stands still unless the test moves it. */
export async function workspace(options: DemoApiOptions = {}): Promise<DemoApi> {
  const api = await startDemoApi({ lifeEveryMs: 0, ...options })
  cleanups.push(() => api.close())
  return api
}

/** Node 24 runs the query process from its source. */
export const queryProcess = fileURLToPath(
  new URL('../../src-main/engine/query/query-process.ts', import.meta.url),
)

export async function engine(options: Partial<EngineOptions> = {}): Promise<Engine> {
  const started = await startEngine({ dataDir: temporaryFolder(), queryProcess, timer: false, ...options })
  cleanups.push(() => started.close())
  return started
}

export function connect(api: Api, demo: Pick<DemoApi, 'url' | 'token'>, name = 'Acme'): Promise<Integration> {
  return api.addIntegration({ connector: 'segment', name, apiUrl: demo.url, token: demo.token, poll: false })
}

/** An engine connected to a simulator, polled once. */
export async function polled(options: DemoApiOptions = {}, engineOptions: Partial<EngineOptions> = {}) {
  const demo = await workspace(options)
  const { api, close } = await engine(engineOptions)
  const { id } = await connect(api, demo)
  const poll = await api.sync({ integrationId: id })
  return { demo, api, close, id, poll, sync: (): Promise<Poll> => api.sync({ integrationId: id }) }
}

/** The rows of a query as objects. */
export async function rows(api: Api, sql: string): Promise<Record<string, unknown>[]> {
  const { columns, rows: values } = await api.query({ sql })
  return values.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])))
}
