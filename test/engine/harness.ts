import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { type DemoApi, type DemoApiOptions, startDemoApi, type World } from '../../src-main/demo/demo-api'
import { type Engine, type EngineOptions, startEngine } from '../../src-main/engine/engine'
import { forkQueryProcess } from '../../src-main/engine/query/query-process-start'
import type { Api, Integration, Poll } from '../../src-preload/contract'

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A simulator whose world stands still unless the test moves it, and which has as much time as it is asked for. */
export async function workspace(options: DemoApiOptions = {}): Promise<DemoApi> {
  const api = await startDemoApi({ lifeEveryMs: 0, rateLimit: 100_000, ...options })
  // Their endpoints allow a few requests a minute: more than a few of them would make a long test.
  if ((options.scale ?? 1) > 1)
    api.mutate((world) =>
      Object.assign(world, { spaces: [], audiences: [], activations: [], computedTraits: [] }),
    )
  onTestFinished(() => api.close())
  return api
}

/** Node 24 runs the query process from its source. */
export const queryProcess = forkQueryProcess(
  fileURLToPath(new URL('../../src-main/engine/query-process.ts', import.meta.url)),
)

/** As it was built: it starts in a third of the time, and runs what the source said when that was. */
export const builtQueryProcess = forkQueryProcess(
  fileURLToPath(new URL('../../out/main/query-process.js', import.meta.url)),
)

/** As it was built: it is made of too much for Node to run it from its source. */
export const pollThread = fileURLToPath(new URL('../../out/main/poll-thread.js', import.meta.url))

export async function engine(options: Partial<EngineOptions> = {}): Promise<Engine> {
  const started = await startEngine({
    dataDir: temporaryFolder(),
    queryProcess,
    pollThread,
    timer: false,
    ...options,
  })
  onTestFinished(() => started.close())
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

/** A data folder that an engine polled a simulator into, once, and has left. */
export async function polledFolder(): Promise<string> {
  const dataDir = temporaryFolder()
  const { close } = await polled({}, { dataDir })
  await close()
  return dataDir
}

/** The next poll makes a new key for all fingerprints, as after a vault that was lost. */
export function loseFingerprintKey(dataDir: string) {
  const file = join(dataDir, 'vault.json')
  const vault = JSON.parse(readFileSync(file, 'utf8'))
  delete vault.entries['fingerprint-key']
  writeFileSync(file, JSON.stringify(vault))
}

/** One source is called something else, another one is gone, and a poll finds out: both as they were, and a moment before. */
export async function renameAndRemove(demo: DemoApi, sync: () => Promise<Poll>, name: string) {
  const from = new Date().toISOString()
  await new Promise((resolve) => setTimeout(resolve, 5))
  const [renamed, gone] = structuredClone(demo.world().sources)
  demo.mutate((world) => {
    world.sources = world.sources.filter(({ id }) => id !== gone?.id)
    Object.assign(world.sources.find(({ id }) => id === renamed?.id) ?? {}, { name })
  })
  await sync()
  return { from, renamed, gone }
}

/** The rows of a query as objects. */
export async function rows(api: Api, sql: string): Promise<Record<string, unknown>[]> {
  const { columns, rows: values } = await api.query({ sql })
  return values.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])))
}

/** How many resources of each type a world has, but for logs, and for types that are off until they are turned on. */
export function countsOf(world: World): Record<string, number> {
  // What it knows of a destination that is gone, nobody can ask for any more.
  const destinations = new Set(world.destinations.map(({ id }) => id))
  const reachable = (list: { destinationId: string }[]) =>
    list.filter(({ destinationId }) => destinations.has(destinationId)).length
  const audiences = new Set(world.audiences.map(({ id }) => id))
  const ofAudiences = (list: { audienceId: string }[]) =>
    list.filter(({ audienceId }) => audiences.has(audienceId)).length
  const kinds = (list: { metadata: { id: string } }[]) =>
    new Set(list.map(({ metadata }) => metadata.id)).size
  return {
    segment_workspace: 1,
    segment_user: world.users.length,
    segment_user_group: world.groups.length,
    segment_role: world.roles.length,
    segment_label: world.labels.length,
    segment_invite: world.invites.length,
    segment_source: world.sources.length,
    segment_destination: world.destinations.length,
    segment_destination_filter: reachable(world.filters),
    segment_destination_subscription: reachable(world.subscriptions),
    segment_warehouse: world.warehouses.length,
    segment_reverse_etl_model: world.reverseEtlModels.length,
    segment_live_plugin: world.livePlugins.length,
    segment_credential: world.credentials.length,
    segment_tracking_plan: world.trackingPlans.length,
    segment_tracking_plan_rule: world.trackingPlans.reduce((sum, { rules }) => sum + rules.length, 0),
    segment_transformation: world.transformations.length,
    segment_function: world.functions.length,
    segment_function_version: world.functionVersions.length,
    segment_function_instance: world.insertFunctionInstances.length,
    segment_space: world.spaces.length,
    segment_audience: world.audiences.length,
    segment_computed_trait: world.computedTraits.length,
    segment_audience_activation: world.activations.length,
    segment_audience_destination: ofAudiences(world.audienceDestinations),
    segment_audience_schedule: ofAudiences(world.audienceSchedules),
    segment_space_filter: world.spaceFilters.filter((one) =>
      world.spaces.some(({ id }) => id === one.integrationId),
    ).length,
    segment_regulation: world.regulations.length,
    segment_catalog_source: kinds(world.sources),
    segment_catalog_destination: kinds(world.destinations),
    segment_catalog_warehouse: kinds(world.warehouses),
  }
}
