import type { MeasuredEngine } from './engine'
import type { MeasuredGrown } from './grown'
import type { Size } from './grown-data'
import { startProcess } from './processes'
import type { Provider } from './provider'
import { type Growth, printGrowth } from './report'

const sizes = [10_000, 100_000, 1_000_000]
const some = { integrations: 1, resources: 10_000, changing: 10_000, rounds: 1 }
const whole: Size = { integrations: 50, resources: 1_000_000, changing: 1_000_000, rounds: 10 }

const say = (text: string) => process.stderr.write(`${text}\n`)

/** One dimension at a time, and all of it together. */
const parts = {
  resources: () => along('resources', sizes, (resources) => ({ ...some, resources })),
  changes: () => along('changes', sizes, (changes) => ({ ...some, rounds: changes / some.changing })),
  integrations: () =>
    along('integrations', [1, 10, 50], (integrations) => ({ ...some, resources: 100_000, integrations })),
  polls: async () => printGrowth('resources', sizes, growthOf(await polls())),
  whole: async () => {
    const measured = await grown(whole, '1,000,000 resources, 10,000,000 changes, 50 integrations')
    printGrowth('resources, ten changes each, in 50 integrations', [whole.resources], growthOf([measured]))
  },
}

/** How each thing grows with what there is. */
export async function scale(chosen: string[]) {
  const wanted = Object.entries(parts).filter(([name]) => chosen.includes(name))
  for (const [, measure] of wanted.length > 0 ? wanted : Object.entries(parts)) await measure()
}

async function along(title: string, at: number[], size: (count: number) => Size) {
  const measured = []
  for (const count of at) measured.push(await grown(size(count), `${count.toLocaleString('en')} ${title}`))
  printGrowth(title, at, growthOf(measured))
}

async function grown(size: Size, title: string): Promise<Record<string, number>> {
  const engine = startProcess<MeasuredGrown>('grown')
  const { ms, bytes } = await engine.call('build', size)
  say(`${title}: ${(bytes / 1e6).toFixed(0)} MB, written in ${(ms / 1000).toFixed(0)} s.`)
  const measured = await engine.call('measure')
  await engine.call('stop')
  return measured
}

/** Of polls over HTTP, without latency: the first one, and one when nothing changed. */
async function polls(): Promise<Record<string, number>[]> {
  const measured: Record<string, number>[] = []
  for (const resources of sizes) {
    say(`A poll of ${resources.toLocaleString('en')} resources.`)
    const provider = startProcess<Provider>('provider')
    const world = await provider.call('start', { resources, latencyMs: 0 })
    const engine = startProcess<MeasuredEngine>('engine')
    const idle = await engine.call('start', world)
    const first = await engine.call('poll', { watchLoop: false })
    const unchanged = await engine.call('poll', { watchLoop: false })
    say(
      `First ${(first.mirroredMs / 1000).toFixed(1)} s, then ${(unchanged.mirroredMs / 1000).toFixed(1)} s.`,
    )
    measured.push({
      'first poll': first.mirroredMs,
      'poll when nothing changed': unchanged.mirroredMs,
      'poll when nothing changed (CPU)': unchanged.cpuMs,
      'polls: memory above idle, MB': (unchanged.peakMemory - idle) / 1e6,
    })
    await engine.call('stop')
    provider.stop()
  }
  return measured
}

const growthOf = (measured: Record<string, number>[]): Growth[] =>
  Object.keys(measured[0] ?? {}).map((what) => ({
    what,
    values: measured.map((one) => one[what] ?? Number.NaN),
  }))
