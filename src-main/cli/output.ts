/** Where the command line prints: one document on stdout, everything else on stderr. */
import { SightlineError } from '../../src-preload/contract'
import { visible, visibleJson } from './visible'

let begun = false

async function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  if (stream.destroyed) return
  begun ||= stream === process.stdout
  if (!stream.write(text)) await drained(stream)
}

/** Or closed. Leaves no listener behind: there may be millions of lines. */
function drained(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stream.off('drain', done).off('close', done)
      resolve()
    }
    stream.on('drain', done).on('close', done)
  })
}

/** What is long is not read to its end for nobody. */
function endIfNobodyReads() {
  if (process.stdout.destroyed) process.exit()
}

export const output = {
  /** Whether something is on stdout. */
  hasBegun: () => begun,
  /** To stdout; waits while its reader is slow. */
  print: (text: string) => write(process.stdout, `${visible(text)}\n`),
  /** To stdout as it is, unless someone looks at it there. */
  write: (text: string) => {
    endIfNobodyReads()
    return write(process.stdout, process.stdout.isTTY ? visible(text) : text)
  },
  json: (value: unknown) => visibleJson(JSON.stringify(value, null, 2)),
  printJson: (value: unknown) => write(process.stdout, `${output.json(value)}\n`),

  /** A JSON array on stdout, row by row: it may be longer than memory. */
  async printJsonRows(rows: Iterable<unknown> | AsyncIterable<unknown>): Promise<void> {
    let before = '['
    for await (const row of rows) {
      endIfNobodyReads()
      await write(process.stdout, `${before}\n  ${visibleJson(JSON.stringify(row))}`)
      before = ','
    }
    await write(process.stdout, before === '[' ? '[]\n' : '\n]\n')
  },

  /** A JSON document on stdout that comes in parts, none of which ends within a text. */
  async printJsonParts(parts: AsyncIterable<string>): Promise<void> {
    for await (const part of parts) {
      endIfNobodyReads()
      await write(process.stdout, visibleJson(part))
    }
    await write(process.stdout, '\n')
  },

  /** To stderr. */
  say: (text: string) => void write(process.stderr, `${visible(text)}\n`),

  /** One line on stderr that the next one takes the place of; nothing where nobody watches. */
  progress(text: string) {
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${visible(text)}`)
  },

  /** On stderr; with `json` on stdout as well, unless a document that was begun there would have it in its middle. */
  fail(error: unknown, json: boolean): void {
    const report = SightlineError.from(error).report()
    if (json && !begun) void output.printJson({ error: report })
    output.say(report.hint ? `${report.message}\n${report.hint}` : report.message)
  },

  /**
   * A reader that has seen enough (`| head`) is no error, and changes no exit code: a check with findings is no clean one
   * because of it. Where stdout can't be written, that is said on stderr.
   */
  survivePipes() {
    for (const stream of [process.stdout, process.stderr])
      stream.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'EPIPE' || stream === process.stderr) return // Nobody is left to be told.
        const why = error.code === 'ENOSPC' ? 'there is no room left on its disk' : error.message
        output.say(`Standard output can’t be written: ${why}.`)
        process.exit(1)
      })
  },

  async flushed(): Promise<void> {
    for (const stream of [process.stdout, process.stderr])
      if (stream.writableLength > 0 && !stream.destroyed) await drained(stream)
  },
}
