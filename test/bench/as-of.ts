import type { MeasuredHistory } from './history'
import { startProcess } from './processes'
import type { Row } from './report'

const resources = 200_000
const changesEach = 5

const questions = {
  'two fields': 'SELECT workspaceId, count(*), sum(enabled) FROM segment_source GROUP BY 1',
  'all fields, filtered': "SELECT * FROM segment_source WHERE name LIKE '%77.%' ORDER BY slug",
}

/** What it costs to ask for a moment after which everything changed, and changed again. */
export async function pastMoments(): Promise<Row[]> {
  const history = startProcess<MeasuredHistory>('history')
  await history.call('build', { resources, changesEach })
  const ask = async (sql: string, round: number | null) => (await history.call('ask', { sql, round })).ms
  const rows: Row[] = []
  for (const [what, sql] of Object.entries(questions)) {
    await ask(sql, null)
    const now = Math.min(await ask(sql, null), await ask(sql, null))
    // The moment before was another question's.
    await ask('SELECT 1', changesEach)
    const cold = await ask(sql, 0)
    const warm = Math.min(await ask(sql, 0), await ask(sql, 0))
    const of = `${resources.toLocaleString('en')} resources, ${(resources * changesEach).toLocaleString('en')} changes`
    for (const [when, ms] of [
      ['first asked', cold],
      ['asked again', warm],
    ] as const)
      rows.push({
        what: `--as-of (${what}), ${when} / the same query now`,
        measured: ms / now,
        most: 3,
        how: `${ms.toFixed(0)} of ${now.toFixed(0)} ms; ${of}, all of them later`,
      })
  }
  await history.call('stop')
  return rows
}
