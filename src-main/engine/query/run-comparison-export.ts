import { closeSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'
import { compareMoments } from './compare-moments.ts'
import { type Lines, linesOf } from './export-lines.ts'
import { LineWriter, linesQuery, writingLines } from './line-writer.ts'
import type { Tasks } from './protocol.ts'
import type { TaskContext } from './task-context.ts'

const rowsAtOnce = 500

/**
 * Writes what two moments of a statement differ by to a new file: of each row the difference, and each column before
 * and after. The lines are made as those of any export, by SQL, over the differences.
 */
export function runComparisonExport(
  { comparison, format, file }: Tasks['comparisonExport']['input'],
  { database, tell }: TaskContext<'comparisonExport'>,
): Tasks['comparisonExport']['output'] {
  const fd = openSync(file, 'wx', 0o600)
  const memory = new Database(':memory:')
  let lines: Lines | undefined
  let writer: LineWriter | undefined
  let flush = () => {}
  let waiting: string[] = []
  try {
    compareMoments(database, comparison, {
      begin(compared) {
        lines = linesOf(format, columnsOf(compared), comparison.statement.sql)
        const into = new LineWriter(fd, lines, tell)
        const query = memory.prepare(linesQuery(memory, lines, cellsOf(compared.length)))
        writer = into
        flush = () => {
          writingLines(into, () => query.get(`[${waiting.join()}]`))
          waiting = []
        }
      },
      add(difference, before, after) {
        waiting.push(`["${difference}",${before ?? 'null'},${after ?? 'null'}]`)
        if (waiting.length === rowsAtOnce) flush()
      },
    })
    flush()
    return writer?.end() ?? { rows: 0, bytes: 0 }
  } finally {
    memory.close()
    closeSync(fd)
  }
}

const columnsOf = (compared: string[]) => [
  'difference',
  ...compared.flatMap((name) => [`${name} before`, `${name} after`]),
]

/** The cells of differences, which are given as one JSON array. */
function cellsOf(compared: number): string {
  const sides = Array.from({ length: compared }, (_, place) => [
    `value ->> '$[1][${place}]' AS c${place * 2 + 1}`,
    `value ->> '$[2][${place}]' AS c${place * 2 + 2}`,
  ])
  return `SELECT ${["value ->> '$[0]' AS c0", ...sides.flat()].join(', ')} FROM json_each(?)`
}
