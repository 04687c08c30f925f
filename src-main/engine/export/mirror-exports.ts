import { existsSync } from 'node:fs'
import { version } from '../../../package.json'
import { type CheckedInputOf, type ExportProgress, SightlineError } from '../../../src-preload/contract'
import type { Connector } from '../connectors/connector'
import type { Exports } from '../query/exports'
import type { StartQueryProcess } from '../query/query-process-start'
import { QueryProcesses } from '../query/query-processes'
import { exportedTables } from './exported-tables'

/** One that takes longer than a day has no end. */
const timeoutMs = 24 * 60 * 60_000

/** Exports of the whole mirror and its history to a folder, for those who outgrow one machine. */
export class MirrorExports {
  readonly #processes: QueryProcesses

  constructor(
    private readonly needs: {
      connectors: Connector[]
      exports: Exports
      database: string
      queryProcess: StartQueryProcess
    },
  ) {
    this.#processes = new QueryProcesses(needs.queryProcess, needs.database, 1)
  }

  /** Begins one, and answers at once. The folder is there once it is whole. */
  start({ exportId, format, path }: CheckedInputOf<'exportMirrorTo'>): ExportProgress {
    if (existsSync(path))
      throw new SightlineError('already-there', `${path} is there already.`, 'Give a folder that is not.')
    const tables = exportedTables(this.needs.connectors)
    return this.needs.exports.start(
      { exportId, format, name: 'mirror', path, timeoutMs },
      (folder, options) => this.#processes.run('mirrorExport', { folder, format, tables, version }, options),
    )
  }

  close() {
    this.#processes.close()
  }
}
