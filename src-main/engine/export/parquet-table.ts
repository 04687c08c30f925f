import { type BasicType, ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { HashedFile } from './hashed-file.ts'
import type { ColumnType, TableFile, TypedColumn, TypedValue } from './tables.ts'

/** What is held until it is written: few rows that are long, or many that are short. */
const rowsAtOnce = 20_000
const charactersAtOnce = 4 * 1024 * 1024

/** JSON is text here: so it comes back to the letter, and readers that want more of it can cast it. */
const parquetTypes: Record<ColumnType, BasicType> = {
  text: 'STRING',
  json: 'STRING',
  integer: 'INT64',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  time: 'TIMESTAMP',
}

/** A table as a Parquet file. It can hold every text there is. */
export class ParquetTable implements TableFile {
  readonly #columns: { type: ColumnType; values: unknown[] }[]
  readonly #names: string[]
  readonly #writer: ParquetWriter
  #characters = 0

  constructor(file: HashedFile, columns: TypedColumn[]) {
    this.#names = columns.map(({ name }) => name)
    this.#columns = columns.map(({ type }) => ({ type, values: [] }))
    const schema = columns.map(({ name, type }) => schemaElement(name, parquetTypes[type]))
    this.#writer = new ParquetWriter({
      writer: new FileWriter(file),
      schema: [{ name: 'root', num_children: columns.length }, ...schema],
      createdBy: 'Sightline',
    })
  }

  add(row: TypedValue[]) {
    for (const [index, { type, values }] of this.#columns.entries()) {
      const value = row[index] ?? null
      if (typeof value === 'string') this.#characters += value.length
      values.push(type === 'time' && value !== null ? new Date(value as string) : value)
    }
    if ((this.#columns[0]?.values.length ?? 0) >= rowsAtOnce || this.#characters >= charactersAtOnce)
      this.#write()
  }

  end() {
    this.#write()
    this.#writer.finish()
    return { replaced: 0 }
  }

  #write() {
    const rows = this.#columns[0]?.values.length ?? 0
    if (rows === 0) return
    const columnData = this.#columns.map(({ values }, index) => ({
      name: this.#names[index] as string,
      data: values,
    }))
    this.#writer.write({ columnData, rowGroupSize: rows })
    for (const column of this.#columns) column.values = []
    this.#characters = 0
  }
}

/** Without it, some readers take a time for one of no zone. */
const instant = { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' } as const

function schemaElement(name: string, type: BasicType) {
  const optional = { name, repetition_type: 'OPTIONAL' } as const
  switch (type) {
    case 'STRING':
      return { ...optional, type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const
    case 'TIMESTAMP':
      return {
        ...optional,
        type: 'INT64',
        converted_type: 'TIMESTAMP_MILLIS',
        logical_type: instant,
      } as const
    default:
      return { ...optional, type: type as 'INT64' | 'DOUBLE' | 'BOOLEAN' }
  }
}

/** Passes on what a row group came to, and forgets it. */
class FileWriter extends ByteWriter {
  readonly #file: HashedFile

  constructor(file: HashedFile) {
    super(1024 * 1024)
    this.#file = file
  }

  flush() {
    this.#file.write(new Uint8Array(this.buffer, 0, this.index))
    this.index = 0
  }

  override finish() {
    this.flush()
  }
}
