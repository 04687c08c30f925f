import pino from 'pino'
import { z } from 'zod'
import {
  type CheckedInputOf,
  type LogEntry,
  type LogLevel,
  logLevels,
  type Page,
} from '../../../src-preload/contract'
import { type Fact, factsOf, harmlessFacts } from './facts'
import { LogFiles } from './log-files'

const line = z
  .object({ level: z.enum(logLevels), time: z.iso.datetime(), n: z.int(), msg: z.string() })
  .catchall(z.union([z.string(), z.number(), z.boolean()]))

/** What happened, in files of the data folder: codes, counts and timings. See {@link harmlessFacts} for what can't be in it. */
export class Log {
  readonly #files: LogFiles
  readonly #pino: pino.Logger
  #last: number

  constructor(
    readonly folder: string,
    private readonly onWritten: () => void = () => {},
    mostBytes?: number,
  ) {
    this.#files = new LogFiles(folder, mostBytes)
    this.#last = this.#entries().next().value?.id ?? 0
    this.#pino = pino(
      { base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (level) => ({ level }) } },
      { write: (text) => this.#files.write(text) },
    )
  }

  info(event: string, facts: Record<string, Fact> = {}) {
    this.write('info', event, facts)
  }
  warn(event: string, facts: Record<string, Fact> = {}) {
    this.write('warn', event, facts)
  }
  /** Something of our own went wrong. */
  failed(event: string, error: unknown, facts: Record<string, Fact> = {}) {
    this.write('error', event, { ...facts, ...factsOf(error) })
  }

  write(level: LogLevel, event: string, facts: Record<string, Fact>) {
    const { event: name } = harmlessFacts({ event })
    this.#pino[level]({ n: ++this.#last, ...harmlessFacts(facts) }, String(name))
    this.onWritten()
  }

  list({ level, search, offset, limit }: CheckedInputOf<'listLog'>): Page<LogEntry> {
    const wanted = logLevels.slice(logLevels.indexOf(level))
    const words = search.toLowerCase().split(/\s+/).filter(Boolean)
    const rows: LogEntry[] = []
    let total = 0
    for (const entry of this.#entries()) {
      if (!wanted.includes(entry.level)) continue
      const text = words.length > 0 ? textOf(entry).toLowerCase() : ''
      if (!words.every((word) => text.includes(word))) continue
      if (total >= offset && rows.length < limit) rows.push(entry)
      total++
    }
    return { rows, total }
  }

  close() {
    this.#files.close()
  }

  /** Newest first. A line that something else put there is passed over. */
  *#entries(): Generator<LogEntry> {
    for (const text of this.#files.lines()) {
      const read = line.safeParse(parsed(text))
      if (!read.success) continue
      const { level, time, n, msg, ...facts } = read.data
      yield { id: n, at: time, level, event: msg, facts }
    }
  }
}

/** As one line. */
export const textOf = ({ at, level, event, facts }: LogEntry): string =>
  [at, level, event, ...Object.entries(facts).map(([name, value]) => `${name}=${value}`)].join(' ')

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
