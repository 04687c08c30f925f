import { quoted } from '../store/sql-quotes.ts'
import type { HashedFile } from './hashed-file.ts'
import type { ColumnType, TableFile, TypedColumn, TypedValue } from './tables.ts'

const charactersAtOnce = 256 * 1024

const postgresTypes: Record<ColumnType, string> = {
  text: 'text',
  json: 'jsonb',
  integer: 'bigint',
  number: 'double precision',
  boolean: 'boolean',
  time: 'timestamptz',
}

/** A table as a script for psql: it makes the table and copies its rows into it. */
export class PostgresTable implements TableFile {
  readonly #file: HashedFile
  readonly #columns: TypedColumn[]
  #waiting: string[] = []
  #characters = 0
  #replaced = 0

  constructor(file: HashedFile, table: string, columns: TypedColumn[]) {
    this.#file = file
    this.#columns = columns
    const name = quoted(table)
    const declared = columns.map(({ name, type }) => `  ${quoted(name)} ${postgresTypes[type]}`)
    this.#put(
      `SET client_encoding = 'UTF8';\nCREATE TABLE ${name} (\n${declared.join(',\n')}\n);\nCOPY ${name} FROM stdin;\n`,
    )
  }

  add(values: TypedValue[]) {
    const cells = this.#columns.map(({ type }, index) => this.#cell(values[index] ?? null, type))
    this.#put(`${cells.join('\t')}\n`)
  }

  end() {
    this.#put('\\.\n')
    this.#write()
    return { replaced: this.#replaced }
  }

  #cell(value: TypedValue, type: ColumnType): string {
    if (value === null) return '\\N'
    if (typeof value === 'boolean') return value ? 't' : 'f'
    if (typeof value !== 'string') return String(value)
    return escaped(type === 'json' ? this.#holdableJson(value) : this.#holdable(value))
  }

  /** PostgreSQL has no place for NUL in a text. */
  #holdable(text: string): string {
    if (!text.includes('\0')) return text
    return text.replaceAll('\0', () => this.#replacement())
  }

  /** In `jsonb`, as well for half of a character that takes two. */
  #holdableJson(json: string): string {
    if (!suspicious.test(json)) return json
    return json.replace(escapes, (one) => (/^\\u(?:0000|d[89a-f]..)$/i.test(one) ? this.#replacement() : one))
  }

  #replacement(): string {
    this.#replaced++
    return '\ufffd'
  }

  #put(text: string) {
    this.#waiting.push(text)
    this.#characters += text.length
    if (this.#characters >= charactersAtOnce) this.#write()
  }

  #write() {
    this.#file.write(Buffer.from(this.#waiting.join('')))
    this.#waiting = []
    this.#characters = 0
  }
}

const suspicious = /\\u(?:0000|d[89a-f])/i
/** Every escape of a JSON text; two that make one character are one. */
const escapes = /\\(?:ud[89ab][\da-f]{2}\\ud[c-f][\da-f]{2}|u[\da-f]{4}|.)/gi

/** As COPY's text format has it. */
const escaped = (text: string) =>
  special.test(text) ? text.replace(specials, (character) => escapeOf[character] as string) : text
const special = /[\\\t\n\r]/
const specials = /[\\\t\n\r]/g
const escapeOf: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
