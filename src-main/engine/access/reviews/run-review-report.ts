import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { reading } from '../../query/connections.ts'
import type { Tasks } from '../../query/protocol.ts'
import type { TaskContext } from '../../query/task-context.ts'
import { hashLabel, hashOf, headRecords, itemColumns, itemRecords } from './records.ts'

const recordsAtOnce = 500

type Output = Tasks['reviewReport']['output']

/** Writes a campaign to a new file. */
export function runReviewReport(
  input: Tasks['reviewReport']['input'],
  { database, tell }: TaskContext<'reviewReport'>,
): Promise<Output> {
  return input.format === 'pdf' ? writePdf(input, database, tell) : writeCsv(input, database, tell)
}

async function writeCsv(
  { reviewId, file }: Tasks['reviewReport']['input'],
  database: string,
  tell: (progress: Output) => void,
): Promise<Output> {
  const { stringify } = await import('csv-stringify/sync')
  const out = createWriteStream(file, { flags: 'wx', mode: 0o600 })
  const written = () => ({ rows, bytes: out.bytesWritten })
  let rows = 0
  const lines = (records: string[][]) => out.write(stringify(records))
  reading(database, '', null, (db) => {
    lines([...headRecords(db, reviewId), itemColumns])
    let waiting: string[][] = []
    for (const record of itemRecords(db, reviewId)) {
      waiting.push(record)
      rows++
      if (waiting.length < recordsAtOnce) continue
      lines(waiting)
      waiting = []
    }
    lines([...waiting, [hashLabel, hashOf(db, reviewId)]])
  })
  out.end()
  await once(out, 'close')
  tell(written())
  return written()
}

async function writePdf(
  { reviewId, file, at }: Tasks['reviewReport']['input'],
  database: string,
  tell: (progress: Output) => void,
): Promise<Output> {
  // It takes longer to load than most queries take.
  const { countPages, ReviewPdf } = await import('./review-pdf.ts')
  const out = createWriteStream(file, { flags: 'wx', mode: 0o600 })
  const rows = reading(database, '', null, (db) => {
    const cover = { head: headRecords(db, reviewId), hash: hashOf(db, reviewId), at }
    const pdf = new ReviewPdf(out, cover, countPages(cover, itemRecords(db, reviewId)))
    let count = 0
    for (const record of itemRecords(db, reviewId)) {
      pdf.add(record)
      if (++count % recordsAtOnce === 0) tell({ rows: count, bytes: out.bytesWritten })
    }
    pdf.end()
    return count
  })
  await once(out, 'close')
  return { rows, bytes: out.bytesWritten }
}
