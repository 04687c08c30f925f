/**
 * `npm run bench`: how fast the mirror is, as ratios to a floor or a peer measured in the same run. For people to
 * read: it fails for no number. `npm run bench -- polls` runs that part alone; the parts are `polls`, `memory`,
 * `past`, `asking` and `screens`; and, only when it is asked for, `scale`: how everything grows (`-- scale resources`,
 * `changes`, `integrations`, `polls` and `whole` are its parts).
 */

import { pastMoments } from './as-of'
import { asking } from './asking'
import type { MeasuredEngine } from './engine'
import type { Gauges } from './gauges'
import type { Peers } from './peers'
import { type Process, startProcess } from './processes'
import type { Provider } from './provider'
import { printRows, type Row } from './report'
import { scale } from './scale'
import { screens } from './screens'

const resources = 50_000
const latencyMs = 40
/** As many requests as the engine has under way at once. */
const concurrency = 10
/** CPU varies by a third from one to the next. */
const unchangedRounds = 5
type Polled = Awaited<ReturnType<MeasuredEngine['timedPoll']>>
type Floor = Awaited<ReturnType<Peers['parseAndHash']>>

const rows: Row[] = []
const say = (text: string) => process.stderr.write(`${text}\n`)
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
const watched: { during: string; gauges: Gauges }[] = []

const peers = startProcess<Peers>('peers')
const parts = {
  polls,
  memory,
  past: async () => rows.push(...(await pastMoments())),
  asking: async () => rows.push(...(await asking())),
  screens: async () => rows.push(...(await screens())),
}
const chosen = process.argv.slice(2)
if (chosen[0] === 'scale') await scale(chosen.slice(1))
else
  for (const [name, measure] of Object.entries(parts))
    if (chosen.length === 0 || chosen.includes(name)) await measure()
for (const { during, gauges } of watched)
  if (gauges.stalls)
    rows.push({
      what: `event loop's longest stall, ${during}`,
      measured: gauges.stalls.longestMs,
      unit: 'ms',
      most: 50,
      how: `p99 ${gauges.stalls.p99Ms.toFixed(1)} ms`,
    })
peers.stop()
if (rows.length > 0) printRows(rows)

/** One workspace, polled for the first time, unchanged, and with changes. */
async function polls() {
  const provider = startProcess<Provider>('provider')
  say(`A workspace of ${resources.toLocaleString('en')} resources, ${latencyMs} ms away.`)
  const world = await provider.call('start', { resources, latencyMs })
  /** Adds the rows of polls that find nothing new: of so many, the one in the middle. Returns the last. */
  const addUnchanged = async (poll: string, run: () => Promise<Polled>): Promise<Polled> => {
    const rounds: { polled: Polled; floor: Floor }[] = []
    for (let round = 0; round < unchangedRounds; round++) {
      const polled = await run()
      const paths = await provider.call('asked', polled.requests)
      rounds.push({ polled, floor: await peers.call('parseAndHash', { ...world, paths }) })
    }
    const add = (
      what: string,
      work: (floor: Floor) => number,
      how: (floor: Floor, polled: Polled) => string,
    ) => {
      const ratio = ({ polled, floor }: (typeof rounds)[number]) => polled.cpuMs / work(floor)
      const ordered = [...rounds].sort((one, other) => ratio(one) - ratio(other))
      const [least, middle, most] = [ordered[0], ordered[ordered.length >> 1], ordered.at(-1)]
      if (!least || !middle || !most) return
      rows.push({
        what: `${poll}: CPU / CPU of only ${what} the same`,
        measured: ratio(middle),
        most: 1.5,
        how: `${how(middle.floor, middle.polled)}; of ${rounds.length}: ${ratio(least).toFixed(2)} to ${ratio(most).toFixed(2)}`,
      })
    }
    add(
      'parsing and hashing',
      ({ cpuMs }) => cpuMs,
      ({ cpuMs, bytes }, polled) =>
        `${seconds(polled.cpuMs)} of ${seconds(cpuMs)}; ${polled.requests} requests, ${megabytes(bytes)} of answers`,
    )
    add(
      'receiving, parsing and hashing',
      ({ receivingCpuMs, cpuMs }) => receivingCpuMs + cpuMs,
      ({ receivingCpuMs }) => `to receive them alone takes ${seconds(receivingCpuMs)}`,
    )
    return (rounds.at(-1) as (typeof rounds)[number]).polled
  }
  await withEngine(world, async (engine) => {
    /** A poll, and the bytes that it wrote into files. Null where the system doesn't tell. */
    const pollWriting = async () => {
      const before = await provider.call('received')
      const polled = await engine.call('poll', { watchLoop: true })
      const sent = (await provider.call('received')) - before
      return { ...polled, fileBytes: polled.writtenBytes === null ? null : polled.writtenBytes - sent }
    }
    const first = await engine.call('poll', { watchLoop: true })
    watched.push({ during: 'first poll', gauges: first })
    const ideal = (world.requestsNeeded * latencyMs) / concurrency
    rows.push({
      what: 'first poll: wall time / requests needed × latency ÷ concurrency',
      measured: first.mirroredMs / ideal,
      most: 1.2,
      how: `${seconds(first.mirroredMs)} of ${seconds(ideal)}, then ${seconds(first.wallMs - first.mirroredMs)} of rules; ${first.requests} requests, ${world.requestsNeeded} needed`,
    })

    const idle = await pollWriting()
    watched.push({ during: 'nothing changed', gauges: idle })
    const unchanged = await addUnchanged('nothing changed, all details asked for', () =>
      engine.call('poll', { watchLoop: false }),
    )
    rows.push({
      what: 'nothing changed: rows written',
      measured: unchanged.rowsWritten,
      most: 0,
      how: `of ${unchanged.listed} listed`,
    })

    await provider.call('rename', 'one in a hundred')
    await engine.call('checkpoint')
    const some = await pollWriting()
    watched.push({ during: '1% changed', gauges: some })
    const { changedBodies, content } = await engine.call('stored', some.startedAt)
    const bare = await engine.call('bareUpdate', some.startedAt)
    if (some.fileBytes !== null)
      rows.push({
        what: '1% changed: bytes written to the database / bytes of the changed bodies',
        measured: some.fileBytes / changedBodies,
        most: 3,
        how: `${megabytes(some.fileBytes)} of ${megabytes(changedBodies)} in ${some.rowsWritten} resources; ${megabytes(idle.fileBytes ?? 0)} when nothing changed; ${megabytes(bare)} for a table of bodies alone`,
      })

    await provider.call('rename', 'sources')
    const renamed = await engine.call('poll', { watchLoop: false })
    const after = await engine.call('stored', renamed.startedAt)
    const perChange = (after.content - content) / renamed.rowsWritten
    rows.push({
      what: 'bytes per stored change / bytes of the median source, one field changed',
      measured: perChange / after.medianSource,
      most: 0.25,
      how: `${perChange.toFixed(0)} of ${after.medianSource} bytes, indexes included`,
    })

    watched.push({ during: 'on the timer', gauges: await engine.call('timedPoll', { watchLoop: true }) })
    await addUnchanged('nothing changed, on the timer', () => engine.call('timedPoll', { watchLoop: false }))

    say('The same with the official SDK, one page after the other: this takes a while.')
    const walked = await peers.call('walk', world)
    rows.push({
      what: 'first poll: times as fast as a script with the official SDK',
      measured: walked.wallMs / first.mirroredMs,
      least: 5,
      how: `${seconds(walked.wallMs)}, ${walked.requests} requests`,
    })
  })
  provider.stop()
}

async function memory() {
  const fewer = await peakOfPoll(resources)
  const more = await peakOfPoll(resources * 4)
  for (const [count, bytes] of [
    [resources, fewer],
    [resources * 4, more],
  ] as const)
    rows.push({
      what: `peak memory above idle, ${count.toLocaleString('en')} resources`,
      measured: bytes / 1e6,
      unit: 'MB',
      most: 150,
      how: 'first poll, no latency',
    })
  rows.push({
    what: 'the same: four times the resources / once',
    measured: more / fewer,
    most: 1.2,
    how: 'flat',
  })
}

/** The most memory that a first poll takes, above what the engine has at rest; in bytes. */
async function peakOfPoll(count: number): Promise<number> {
  say(`The memory of a poll of ${count.toLocaleString('en')} resources.`)
  const provider = startProcess<Provider>('provider')
  const world = await provider.call('start', { resources: count, latencyMs: 0 })
  const above = await withEngine(world, async (engine, idle) => {
    const gauges = await engine.call('poll', { watchLoop: true })
    watched.push({ during: `${count.toLocaleString('en')} at once`, gauges })
    return gauges.peakMemory - idle
  })
  provider.stop()
  return above
}

async function withEngine<Result>(
  world: { url: string; token: string },
  run: (engine: Process<MeasuredEngine>, idle: number) => Promise<Result>,
): Promise<Result> {
  const engine = startProcess<MeasuredEngine>('engine')
  const result = await run(engine, await engine.call('start', world))
  await engine.call('stop')
  return result
}
