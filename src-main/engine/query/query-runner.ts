import { type Cell, type Page, SightlineError } from '../../../src-preload/contract'
import { inSlices } from '../event-loop/in-slices'
import type { QueryProcesses } from './query-processes'

/** A statement that Sightline itself wrote, not the user. */
export interface Sql {
  text: string
  parameters: Record<string, string | number | null>
}

/** More rows than any of our own statements gives. */
const mostRows = 1_000_000
const timeoutMs = 60_000

/** Asks our own SQL in a process of its own: over a large workspace it may take a while. */
export class QueryRunner {
  constructor(private readonly processes: QueryProcesses) {}

  async rows<Row>({ text, parameters }: Sql, asOf?: string): Promise<Row[]> {
    const statement = {
      sql: text,
      parameters,
      asOf: asOf === undefined ? null : new Date(asOf).toISOString(),
    }
    const pieces: Cell[][][] = []
    const { columns, rows, truncated } = await this.processes.run(
      'query',
      { statement, maxRows: mostRows, inPieces: true },
      { timeoutMs, onProgress: (piece) => pieces.push(piece.rows) },
    )
    pieces.push(rows)
    if (truncated)
      throw new SightlineError('too-large', 'There is too much to be read at once.', 'Ask for less of it.')
    const answer: Row[] = []
    // There may be tens of thousands of them.
    await inSlices(pieces.flat(), (row) => {
      answer.push(Object.fromEntries(columns.map((column, index) => [column, row[index]])) as Row)
    })
    return answer
  }

  /** A page of rows that each say what the `total` is. A list may have become shorter than the page's offset. */
  async page<Row extends { total: number }>(
    { text, parameters }: Sql,
    { offset, limit }: { offset: number; limit: number },
    asOf?: string,
  ): Promise<Page<Row>> {
    const read = (from: number, most: number) =>
      this.rows<Row>(
        {
          text: `${text} LIMIT :limit OFFSET :offset`,
          parameters: { ...parameters, offset: from, limit: most },
        },
        asOf,
      )
    const rows = await read(offset, limit)
    const [first] = rows.length === 0 && offset > 0 ? await read(0, 1) : rows
    return { rows, total: first?.total ?? 0 }
  }

  async row<Row>(sql: Sql, asOf?: string): Promise<Row | undefined> {
    return (await this.rows<Row>(sql, asOf))[0]
  }
}
