import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Cell,
  type CheckedInputOf,
  type OpenComparison,
  type OpenResult,
  type ResultColumn,
  type ResultProgress,
  SightlineError,
} from '../../../src-preload/contract'
import type { Cancelling } from './cancelling'
import type { ColumnKinds } from './column-kinds'
import type { Block, Statement, ToCompare } from './protocol'
import type { QueryProcesses } from './query-processes'
import { ResultFile } from './result-file'

const mostOpen = 40
const mostBytes = 3 * 1024 ** 3
const firstRows = 200

interface Open {
  file: ResultFile
  progress: ResultProgress
  /** Wakes those who wait for its first rows, or its end. */
  moved: () => void
}

/** Results that stay in files while they are looked at: what is shown of them is read from there. */
export class Results {
  readonly #open = new Map<string, Open>()

  constructor(
    private readonly needs: {
      processes: QueryProcesses
      cancelling: Cancelling
      /** Emptied now, and again by {@link close}. */
      folder: string
      kinds: ColumnKinds
      onProgress: (progress: ResultProgress) => void
    },
  ) {
    rmSync(needs.folder, { recursive: true, force: true })
  }

  /** Resolves with the first rows; `ended` once the last row is there, whatever became of it. */
  async open(
    input: CheckedInputOf<'openResult'>,
    ended: (progress: ResultProgress) => void,
  ): Promise<OpenResult> {
    const { resultId, timeoutMs, maxRows, sort, filters } = input
    let columns: string[] = []
    const first = await this.#write(
      resultId,
      (entry, signal) =>
        this.needs.processes.run(
          'result',
          {
            statement: statementOf(input),
            arrangement: { sort, filters },
            maxRows,
            file: entry.file.path,
          },
          {
            timeoutMs,
            signal,
            onProgress: (progress) => {
              columns = progress.columns
              this.#advance(entry, progress)
            },
          },
        ),
      ended,
    )
    return { ...first, columns: this.needs.kinds.of(columns, first.rows) }
  }

  /** Resolves once all of both moments is compared; `ended` before that, whatever became of it. */
  async compare(
    input: CheckedInputOf<'openComparison'>,
    ended: (progress: ResultProgress) => void,
  ): Promise<OpenComparison> {
    const { resultId, timeoutMs } = input
    let compared: Pick<OpenComparison, 'key' | 'counts'> & { compared: string[] } = {
      key: [],
      counts: { added: 0, removed: 0, changed: 0, unchanged: 0 },
      compared: [],
    }
    let endReached: () => void = () => {}
    const end = new Promise<void>((resolve) => {
      endReached = resolve
    })
    await this.#write(
      resultId,
      async (entry, signal) => {
        const output = await this.needs.processes.run(
          'comparison',
          { comparison: comparisonOf(statementOf(input), input), file: entry.file.path },
          { timeoutMs, signal, onProgress: (progress) => this.#advance(entry, progress) },
        )
        compared = output
        return output
      },
      (progress) => {
        ended(progress)
        endReached()
      },
    )
    await end
    const read = await this.read({ resultId, offset: 0, count: firstRows })
    const samples = read.rows.map((row) => JSON.parse(String(row[2] ?? row[1])) as Cell[])
    const columns: ResultColumn[] = [
      { name: 'difference', kind: 'text' },
      { name: 'before', kind: 'json' },
      { name: 'after', kind: 'json' },
    ]
    return { ...read, columns, ...compared, compared: this.needs.kinds.of(compared.compared, samples) }
  }

  /** Throws `no-such-result`. */
  async read({
    resultId,
    offset,
    count,
  }: CheckedInputOf<'readResult'>): Promise<Omit<OpenResult, 'columns'>> {
    const entry = this.#open.get(resultId)
    if (!entry)
      throw new SightlineError('no-such-result', 'This result is no longer there.', 'Run the query again.')
    // The last in the map is the last that was looked at.
    this.#open.delete(resultId)
    this.#open.set(resultId, entry)
    return { ...entry.progress, rows: await entry.file.read(offset, count) }
  }

  async closeResult(resultId: string): Promise<boolean> {
    const entry = this.#open.get(resultId)
    if (!entry) return false
    this.#open.delete(resultId)
    this.needs.cancelling.cancel(resultId)
    await entry.file.delete()
    return true
  }

  close() {
    rmSync(this.needs.folder, { recursive: true, force: true })
  }

  /** Runs what writes a result's file. Resolves when there is something to see, rejects if it failed before that. */
  async #write(
    resultId: string,
    run: (entry: Open, signal: AbortSignal) => Promise<{ truncated: boolean; tookMs: number }>,
    ended: (progress: ResultProgress) => void,
  ): Promise<Omit<OpenResult, 'columns'>> {
    if (this.#open.has(resultId))
      throw new SightlineError('id-in-use', 'There is a result of this id.', 'Choose another id.')
    const entry = this.#begin(resultId)
    const started = performance.now()
    const moved = new Promise<void>((resolve) => {
      entry.moved = resolve
    })
    let failure: SightlineError | null = null
    const end = this.needs.cancelling
      .run(resultId, (signal) => run(entry, signal))
      .then(
        ({ truncated, tookMs }) =>
          Object.assign(entry.progress, {
            status: 'done',
            truncated,
            tookMs,
          } satisfies Partial<ResultProgress>),
        (error) => {
          failure = SightlineError.from(error)
          Object.assign(entry.progress, {
            status: failure.code === 'cancelled' ? 'cancelled' : 'failed',
            error: failure.report(),
            tookMs: performance.now() - started,
          } satisfies Partial<ResultProgress>)
        },
      )
      .then(() => {
        this.needs.onProgress({ ...entry.progress })
        ended({ ...entry.progress })
        this.#makeRoom()
      })
    await Promise.race([moved, end])
    if (failure && entry.file.rows === 0) {
      await this.closeResult(resultId)
      throw failure
    }
    return this.read({ resultId, offset: 0, count: firstRows })
  }

  #begin(resultId: string): Open {
    mkdirSync(this.needs.folder, { recursive: true, mode: 0o700 })
    const entry: Open = {
      file: new ResultFile(join(this.needs.folder, `${resultId}.rows`)),
      progress: {
        resultId,
        total: 0,
        status: 'running',
        truncated: false,
        tookMs: 0,
        error: null,
      },
      moved: () => {},
    }
    this.#open.set(resultId, entry)
    this.#makeRoom()
    return entry
  }

  #advance(entry: Open, { blocks, tookMs }: { blocks: Block[]; tookMs: number }) {
    entry.file.add(blocks)
    Object.assign(entry.progress, { total: entry.file.rows, tookMs })
    if (entry.file.rows > 0) entry.moved()
    this.needs.onProgress({ ...entry.progress })
  }

  /** Closes what was not looked at for longest, where there is too much. */
  #makeRoom() {
    let bytes = [...this.#open.values()].reduce((sum, { file }) => sum + file.bytes, 0)
    for (const [resultId, { file, progress }] of [...this.#open].slice(0, -1)) {
      if (this.#open.size <= mostOpen && bytes <= mostBytes) return
      if (progress.status === 'running') continue
      bytes -= file.bytes
      void this.closeResult(resultId)
    }
  }
}

/** A statement as the query process takes it. */
export const statementOf = (input: {
  sql: string
  parameters: Statement['parameters']
  asOf?: string
}): Statement => ({
  sql: input.sql,
  parameters: input.parameters,
  asOf: input.asOf === undefined ? null : new Date(input.asOf).toISOString(),
})

/** A comparison as the query process takes it. */
export const comparisonOf = (
  statement: Statement,
  { from, to, key, only }: NonNullable<CheckedInputOf<'exportQueryTo'>['compare']>,
): ToCompare => ({
  statement,
  from: new Date(from).toISOString(),
  to: to === undefined ? null : new Date(to).toISOString(),
  key: key ?? null,
  only: only ?? null,
})
