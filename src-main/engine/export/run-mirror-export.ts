import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import type { MirrorExportFormat } from '../../../src-preload/contract.ts'
import { reading } from '../query/connections.ts'
import type { Tasks } from '../query/protocol.ts'
import { Refusal } from '../query/refusal.ts'
import type { TaskContext } from '../query/task-context.ts'
import { quoted } from '../store/sql-quotes.ts'
import { HashedFile } from './hashed-file.ts'
import { ParquetTable } from './parquet-table.ts'
import { loadFile, postgresLoad } from './postgres-load.ts'
import { PostgresTable } from './postgres-table.ts'
import { type ExportedTable, type TableFile, type TypedColumn, typed } from './tables.ts'

type Input = Tasks['mirrorExport']['input']
type Output = Tasks['mirrorExport']['output']

const tellEvery = 200
const rowsBetweenLooks = 500

/** What `manifest.json` says of a table. */
interface ManifestTable {
  name: string
  file: string
  rows: number
  bytes: number
  sha256: string
  columns: TypedColumn[]
  /** Characters that the format can't hold: U+FFFD stands for each. */
  replaced: number
  /** Values that aren't what their column holds elsewhere, by column: null stands for each. */
  misfits: Record<string, number>
}

/** Writes all tables, as they are at one moment, to a new folder: one file each, and the manifest last. */
export function runMirrorExport(
  { folder, format, tables, version }: Input,
  { database, tell }: TaskContext<'mirrorExport'>,
): Output {
  try {
    return reading(database, '', null, (db) => {
      mkdirSync(folder, { mode: 0o700 })
      const progress = throttledProgress(tell)
      // The first read of a transaction is what fixes its moment.
      const schemaVersion = db.pragma('user_version', { simple: true }) as number
      const at = new Date().toISOString()
      const written = tables.map((table) => writeTable(db, table, { folder, format, progress }))
      const texts = format === 'postgres' ? { [loadFile]: postgresLoad(tables, postgresFile) } : {}
      const manifest = { format, at, sightline: version, schemaVersion, tables: written }
      const all = { ...texts, 'manifest.json': `${JSON.stringify(manifest, null, 2)}\n` }
      for (const [name, text] of Object.entries(all))
        writeFileSync(join(folder, name), text, { flag: 'wx', mode: 0o600 })
      const sum = (of: 'rows' | 'bytes') => written.reduce((total, table) => total + table[of], 0)
      return { rows: sum('rows'), bytes: sum('bytes') }
    })
  } catch (error) {
    throw diskRefusal(error, folder) ?? error
  }
}

interface Whereto {
  folder: string
  format: MirrorExportFormat
  progress: Progress
}

function writeTable(
  db: Database,
  { name, types, orderBy }: ExportedTable,
  { folder, format, progress }: Whereto,
): ManifestTable {
  const order = orderBy === null ? '' : ` ORDER BY ${quoted(orderBy)}`
  // An INTEGER may be more than a JavaScript number can tell apart from the next.
  const statement = db
    .prepare(`SELECT * FROM ${quoted(name)}${order}`)
    .raw()
    .safeIntegers()
  const columns = statement.columns().map((column) => ({
    name: column.name,
    type: types[column.name] ?? ('text' as const),
  }))
  const fileName = format === 'parquet' ? `${name}.parquet` : postgresFile(name)
  const file = new HashedFile(join(folder, fileName))
  const misfits: Record<string, number> = {}
  let rows = 0
  try {
    const table: TableFile =
      format === 'parquet' ? new ParquetTable(file, columns) : new PostgresTable(file, name, columns)
    for (const row of statement.iterate() as IterableIterator<unknown[]>) {
      table.add(
        columns.map((column, index) => {
          const value = typed(row[index], column.type)
          if (value !== undefined) return value
          misfits[column.name] = (misfits[column.name] ?? 0) + 1
          return null
        }),
      )
      if (++rows % rowsBetweenLooks === 0) progress.tell(rows, file.bytes)
    }
    const { replaced } = table.end()
    progress.next(rows, file.bytes)
    const { bytes } = file
    return { name, file: fileName, rows, bytes, sha256: file.sha256(), columns, replaced, misfits }
  } finally {
    file.close()
  }
}

interface Progress {
  /** How far the present table is. */
  tell(rows: number, bytes: number): void
  /** It is written, with so much in it. */
  next(rows: number, bytes: number): void
}

function throttledProgress(tell: (progress: Output) => void): Progress {
  const before = { rows: 0, bytes: 0 }
  let toldAt = 0
  return {
    tell(rows, bytes) {
      if (performance.now() - toldAt < tellEvery) return
      toldAt = performance.now()
      tell({ rows: before.rows + rows, bytes: before.bytes + bytes })
    },
    next(rows, bytes) {
      before.rows += rows
      before.bytes += bytes
    },
  }
}

const postgresFile = (table: string) => `${table}.sql`

function diskRefusal(error: unknown, folder: string): Refusal | null {
  const { code = '', message } = error as NodeJS.ErrnoException
  if (!/^E[A-Z]+$/.test(code)) return null
  const full = /^(ENOSPC|EDQUOT|EFBIG)$/.test(code)
  return new Refusal({
    code: full ? 'disk-full' : 'not-written',
    message: full ? `There is no room left on the disk for ${folder}.` : message,
    hint: full ? 'Make room there, or give a folder elsewhere.' : 'Give another folder.',
  })
}
