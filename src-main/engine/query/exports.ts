import { mkdirSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { basename, isAbsolute, join } from 'node:path'
import {
  type CheckedInputOf,
  type ExportProgress,
  type OutputOf,
  SightlineError,
} from '../../../src-preload/contract'
import { fileProblem, mustBePlaceForFile } from '../store/output-file'
import type { Cancelling } from './cancelling'
import type { QueryProcesses } from './query-processes'
import { comparisonOf, statementOf } from './results'

const pieceBytes = 512 * 1024
/** An export that nobody fetches is given up. */
const abandonedAfter = 10 * 60_000

interface ToExport {
  exportId: string
  /** The file's ending. */
  format: string
  name: string
  path?: string
  timeoutMs: number
}

interface Written {
  rows: number
  bytes: number
}

/** Writes the whole file, and tells how much of it there is. */
type Write = (
  file: string,
  options: { timeoutMs: number; signal: AbortSignal; onProgress(soFar: Written): void },
) => Promise<Written>

interface Running {
  progress: ExportProgress
  /** Where it is written while it is not whole. */
  file: string
  touchedAt: number
  moved: () => void
  movement: Promise<void>
}

/** Exports of whole results to files: to a place the user chose, or to be fetched piece by piece by a host. */
export class Exports {
  readonly #running = new Map<string, Running>()
  readonly #ends = new Set<Promise<void>>()

  constructor(
    private readonly needs: {
      processes: QueryProcesses
      cancelling: Cancelling
      /** For exports that are fetched; whoever owns it empties it. */
      folder: string
      onProgress: (progress: ExportProgress) => void
    },
  ) {}

  /** Resolves once nothing is written any more, and no part of a file is left, after all processes were ended. */
  async ended(): Promise<void> {
    await Promise.all(this.#ends)
  }

  /** Begins one of a query. */
  startQuery(input: CheckedInputOf<'exportQueryTo'>): ExportProgress {
    const { format, sort, filters, compare } = input
    const { processes } = this.needs
    const statement = statementOf(input)
    return this.start(input, (file, options) =>
      compare
        ? processes.run(
            'comparisonExport',
            { comparison: comparisonOf(statement, compare), format, file },
            options,
          )
        : processes.run('export', { statement, arrangement: { sort, filters }, format, file }, options),
    )
  }

  /**
   * Begins one, and answers at once. The file of that path is replaced once the export is whole; what is written may
   * be a folder as well.
   */
  start(input: ToExport, write: Write): ExportProgress {
    const { exportId, format, name, path = null } = input
    if (path !== null && !isAbsolute(path))
      throw new SightlineError('bad-input', 'path: Give an absolute path.', 'Correct it and try again.')
    if (this.#running.has(exportId))
      throw new SightlineError('id-in-use', 'There is an export of this id.', 'Choose another id.')
    this.#giveUpAbandoned()
    if (path !== null) mustBePlaceForFile(path)
    else mkdirSync(this.needs.folder, { recursive: true, mode: 0o700 })
    const running: Running = {
      progress: {
        exportId,
        status: 'running',
        rows: 0,
        bytes: 0,
        fileName: path === null ? `${fileName(name)}.${format}` : basename(path),
        path,
        download: null,
        error: null,
      },
      file: path === null ? join(this.needs.folder, `${exportId}.${format}`) : `${path}.${exportId}.part`,
      touchedAt: Date.now(),
      moved: () => {},
      movement: Promise.resolve(),
    }
    nextMovement(running)
    this.#running.set(exportId, running)
    const end = this.#write(running, input, write).finally(() => this.#ends.delete(end))
    this.#ends.add(end)
    return { ...running.progress }
  }

  /** The next piece of one without a path; waits for it. Throws why the export failed, once it did. */
  async read({ exportId, offset }: CheckedInputOf<'readExport'>): Promise<OutputOf<'readExport'>> {
    const running = this.#running.get(exportId)
    if (!running || running.progress.path !== null)
      throw new SightlineError('no-such-export', 'This export is no longer there.', 'Export again.')
    while (running.progress.status === 'running' && offset >= running.progress.bytes) {
      running.touchedAt = Date.now()
      await running.movement
    }
    running.touchedAt = Date.now()
    const { status, error, bytes } = running.progress
    if (error) {
      await this.#forget(running)
      throw SightlineError.reported(error)
    }
    if (status === 'done' && offset >= bytes) {
      await this.#forget(running)
      return { piece: '', nextOffset: offset, encoding: 'utf8' }
    }
    const encoding = running.progress.fileName.endsWith('.pdf') ? 'base64' : 'utf8'
    return readPiece(running.file, offset, Math.min(pieceBytes, bytes - offset), encoding)
  }

  async #write(running: Running, { exportId, timeoutMs }: ToExport, write: Write) {
    const { progress, file } = running
    const onProgress = (soFar: Written) => {
      Object.assign(progress, soFar)
      this.#tell(running)
    }
    try {
      const written = await this.needs.cancelling.run(exportId, (signal) =>
        write(file, { timeoutMs, signal, onProgress }),
      )
      if (progress.path !== null) await rename(file, progress.path)
      Object.assign(progress, written, { status: 'done' })
    } catch (reason) {
      const error = SightlineError.from(progress.path === null ? reason : fileProblem(reason, progress.path))
      Object.assign(progress, {
        status: error.code === 'cancelled' ? 'cancelled' : 'failed',
        error: error.report(),
      })
      await rm(file, { recursive: true, force: true }).catch(() => {}) // Its folder is gone, too.
    }
    if (progress.path !== null) this.#running.delete(exportId)
    this.#tell(running)
  }

  #tell(running: Running) {
    const { moved } = running
    nextMovement(running)
    moved()
    this.needs.onProgress({ ...running.progress })
  }

  #giveUpAbandoned() {
    for (const running of this.#running.values())
      if (running.progress.path === null && running.touchedAt < Date.now() - abandonedAfter)
        void this.#forget(running)
  }

  async #forget({ progress, file }: Running) {
    this.#running.delete(progress.exportId)
    this.needs.cancelling.cancel(progress.exportId)
    await rm(file, { force: true })
  }
}

function nextMovement(running: Running) {
  running.movement = new Promise((resolve) => {
    running.moved = resolve
  })
}

/** Text ends between two characters: the rest of one comes with the next piece. */
async function readPiece(path: string, offset: number, length: number, encoding: 'utf8' | 'base64') {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, offset)
    const whole = encoding === 'utf8' ? wholeCharacters(buffer.subarray(0, bytesRead)) : bytesRead
    return { piece: buffer.toString(encoding, 0, whole), nextOffset: offset + whole, encoding }
  } finally {
    await file.close()
  }
}

const isContinuation = (byte: number) => (byte & 0xc0) === 0x80

/** How many of the bytes are whole characters. */
function wholeCharacters(bytes: Buffer): number {
  let start = bytes.length - 1
  while (start > 0 && bytes.length - start < 4 && isContinuation(bytes[start] as number)) start--
  const first = bytes[start] as number
  const needed = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1
  return start + needed <= bytes.length ? bytes.length : start
}

/** What every system takes as a name. */
const fileName = (name: string) =>
  name
    .replace(/[^\p{L}\p{N} ._-]+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 80) || 'query'
