import type { MeasuredAsking } from './asked'
import type { PollingBeside } from './beside'
import { startProcess } from './processes'
import type { Provider } from './provider'
import type { Row } from './report'

const resources = 200_000
const libraryQueries = 20
const typed = [
  'payments',
  'priya moreau',
  'website',
  'acme',
  'owner',
  'checkout started',
  'zzz',
  'w e',
  'segment',
]

/** What asking costs: the library, the first rows of a long result, search, exports. */
export async function asking(): Promise<Row[]> {
  const provider = startProcess<Provider>('provider')
  const world = await provider.call('start', { resources, latencyMs: 0 })
  const engine = startProcess<MeasuredAsking>('asked')
  const polled = `${(await engine.call('start', world)).toLocaleString('en')} resources`
  provider.stop()

  const rules = await engine.call('rules')
  const library = await engine.call('library', libraryQueries)
  const few = await engine.call('firstRows', 100)
  const many = await engine.call('firstRows', 1_000_000)
  const searches = await engine.call('search', typed)
  const exported = await engine.call('exports')
  await engine.call('stop')

  const slowest = searches[0]
  const rows: Row[] = [
    {
      what: `${libraryQueries} library queries / the same through better-sqlite3 alone`,
      measured: library.asked / library.bare,
      most: 1.15,
      how: `${library.asked.toFixed(0)} of ${library.bare.toFixed(0)} ms; ${library.rows.toLocaleString('en')} rows, ${polled}`,
    },
    {
      what: 'all managed rules, evaluated anew / their SQL through better-sqlite3 alone',
      measured: rules.evaluated / rules.bare,
      most: 1.3,
      how: `${rules.evaluated.toFixed(0)} of ${rules.bare.toFixed(0)} ms; ${rules.rules} rules, ${polled}`,
    },
    {
      what: 'first rows of a 1,000,000-row result / of a 100-row one',
      measured: many / few,
      most: 2,
      how: `${many.toFixed(1)} of ${few.toFixed(1)} ms`,
    },
    {
      what: 'search as you type: the slowest answer',
      measured: slowest?.ms ?? 0,
      unit: 'ms',
      most: 50,
      how: `“${slowest?.text}”; median ${(searches[searches.length >> 1]?.ms ?? 0).toFixed(1)} ms of ${searches.length}, ${polled}`,
    },
  ]
  if (exported.theirs !== null)
    rows.push({
      what: 'export as CSV: rows per second / of sqlite3 -csv',
      measured: exported.ours / exported.theirs,
      least: 0.8,
      how: `${exported.ours.toFixed(0)} of ${exported.theirs.toFixed(0)}; ${exported.rows.toLocaleString('en')} rows, ${(exported.bytes / 1e6).toFixed(0)} MB`,
    })
  return [...rows, ...(await besidePolls())]
}

/** What a poll and a click notice of queries. */
async function besidePolls(): Promise<Row[]> {
  const provider = startProcess<Provider>('provider')
  const world = await provider.call('start', { resources: 20_000, latencyMs: 0 })
  const engine = startProcess<PollingBeside>('beside')
  const polled = `${(await engine.call('start', world)).toLocaleString('en')} resources`
  const alone = await engine.call('polls')
  const count = await engine.call('keepBusy')
  const beside = await engine.call('polls')
  const cancelled = await engine.call('cancelAll')
  // However little a query waits for or is waited for, it takes its share of the processors: so do these.
  await engine.call('startPrograms', count)
  const besidePrograms = await engine.call('polls')
  await engine.call('startPrograms', null)
  await engine.call('stop')
  provider.stop()
  return [
    {
      what: `poll while ${count} endless queries run / beside as many programs that only compute`,
      measured: beside.poll / besidePrograms.poll,
      most: 1.5,
      how: `${beside.poll.toFixed(0)} of ${besidePrograms.poll.toFixed(0)} ms, alone ${alone.poll.toFixed(0)}; ${polled}`,
    },
    {
      what: 'click during both a poll and those queries: the median',
      measured: beside.click,
      unit: 'ms',
      most: 50,
      how: `${alone.click.toFixed(1)} ms without the queries, ${besidePrograms.click.toFixed(1)} ms beside the programs; the slowest ${beside.slowestClick.toFixed(0)}, ${alone.slowestClick.toFixed(0)} and ${besidePrograms.slowestClick.toFixed(0)} ms`,
    },
    {
      what: 'cancelling each of them: the slowest',
      measured: cancelled,
      unit: 'ms',
      most: 100,
      how: 'in the middle of a recursion',
    },
  ]
}
