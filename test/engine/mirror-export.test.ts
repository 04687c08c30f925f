import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import { expect, test } from 'vitest'
import type { DemoApi } from '../../src-main/demo/demo-api'
import { openDataFolder } from '../../src-main/engine/data-folder'
import type { Api, InputOf } from '../../src-preload/contract'
import { exportEnded } from './export-ended'
import { polled, temporaryFolder } from './harness'
import { loadedPostgres } from './postgres'

type Value = string | number | bigint | boolean | Date | null
type Row = Record<string, Value>
type Format = InputOf<'exportMirrorTo'>['format']

interface Table {
  name: string
  file: string
  rows: number
  bytes: number
  sha256: string
  columns: { name: string; type: string }[]
  replaced: number
  misfits: Record<string, number>
}

/** Begins an export; `end` resolves with how it ended. */
async function begun(api: Api, format: Format, path: string) {
  const exportId = randomUUID()
  const end = exportEnded(api, exportId)
  await api.exportMirrorTo({ exportId, format, path })
  return { exportId, end }
}

async function exported(api: Api, format: Format) {
  const folder = join(temporaryFolder(), format)
  const { end } = await begun(api, format, folder)
  const { status, error, rows } = await end
  expect({ status, error }).toEqual({ status: 'done', error: null })
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  const tables = manifest.tables as Table[]
  expect(tables.reduce((sum, table) => sum + table.rows, 0)).toBe(rows)
  for (const { file, bytes, sha256 } of tables) {
    const content = readFileSync(join(folder, file))
    expect([content.length, createHash('sha256').update(content).digest('hex')]).toEqual([bytes, sha256])
  }
  return { folder, manifest, tables }
}

const nasty = [
  'say "hi", it\'s \\N',
  'two\nlines\r\nand\ta tab \\t \\\\',
  '\\.',
  '',
  'ü€😀 \u2028 \u0001\u001b[31m',
  'nul\0nul \\u0000',
  'half \ud83d of one',
]

/** Names that no format likes, and what no column shows; then some of it changes, and some goes. */
async function nastyLife() {
  const dataDir = temporaryFolder()
  const life = await polled({}, { dataDir })
  const rename = (text: (index: number) => string) =>
    life.demo.mutate((world) => {
      for (const [index, source] of world.sources.entries())
        Object.assign(source, { name: text(index), unknown: { text: text(index + 1), big: 2 ** 53 + 2 } })
      world.sources.push({
        ...structuredClone(world.sources[0] as DemoSource),
        id: 'source-long',
        name: 'x'.repeat(200_000),
      })
    })
  rename((index) => `${nasty[index % nasty.length]}`)
  await life.sync()
  life.demo.mutate((world) => {
    world.sources = world.sources.filter(({ id }) => id !== 'source-long').slice(1)
    Object.assign(world.users[0] ?? {}, { name: nasty.join('|') })
  })
  await life.sync()
  const path = openDataFolder(dataDir).database
  // An older version stored a NUL as one.
  const older = new Database(path)
  older.exec(
    "UPDATE resource SET body = replace(body, '\ufffdnul', '\\u0000nul') WHERE type = 'segment_source'",
  )
  older.close()
  return { ...life, db: new Database(path, { readonly: true }) }
}
type DemoSource = ReturnType<DemoApi['world']>['sources'][number]

/** What SQL on the mirror says, in the types that the manifest promises. */
function mirrored(db: Database.Database, { name, columns }: Table): Row[] {
  const rows = db.prepare(`SELECT * FROM "${name}"`).safeIntegers().all() as Row[]
  const typed = (value: Value | undefined, type: string): Value => {
    if (value === null || value === undefined) return null
    if (type === 'boolean') return value === 1n
    if (type === 'number') return Number(value)
    if (type === 'time') return new Date(String(value))
    return type === 'integer' ? value : String(value)
  }
  return rows.map((row) =>
    Object.fromEntries(columns.map((column) => [column.name, typed(row[column.name], column.type)])),
  )
}

/** The first rows that only one of them has. */
function differences(some: unknown[], others: unknown[]): string[] {
  const [one, other] = [inOrder(some), inOrder(others)]
  return [...one, ...other].filter((_, index) => one[index] !== other[index]).slice(0, 4)
}

const inOrder = (rows: unknown[]) => rows.map((row) => JSON.stringify(row, asText)).sort()
const asText = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)

test('Parquet gives back all that SQL on the mirror says, to the letter', async () => {
  const { api, db } = await nastyLife()
  const { folder, manifest, tables } = await exported(api, 'parquet')
  expect(manifest).toMatchObject({ format: 'parquet', schemaVersion: (await api.about()).schemaVersion })
  for (const table of tables) {
    const file = await asyncBufferFromFile(join(folder, table.file))
    const read = (await parquetReadObjects({ file })) as Row[]
    expect(differences(read, mirrored(db, table)), table.name).toEqual([])
    expect({ rows: table.rows, replaced: table.replaced, misfits: table.misfits }, table.name).toEqual({
      rows: read.length,
      replaced: 0,
      misfits: {},
    })
  }
  const rowsOf = (name: string) => tables.find((table) => table.name === name)?.rows ?? 0
  for (const name of ['segment_source', 'sightline_change', 'sightline_finding', 'sightline_poll'])
    expect(rowsOf(name), name).toBeGreaterThan(1)
  expect(readdirSync(folder).sort()).toEqual([...tables.map(({ file }) => file), 'manifest.json'].sort())
})

test('PostgreSQL gives it back too, but for the characters that it can’t hold', async () => {
  const { api, db, demo } = await nastyLife()
  const url = 'https://hooks.example.test/very-secret'
  await api.addChannel({ name: 'Hidden', settings: { kind: 'webhook', url } })
  const { folder, tables } = await exported(api, 'postgres')
  const postgres = await loadedPostgres(folder, 'load.sql')

  const holdable = (text: string) => text.replaceAll('\0', '\ufffd')
  const halves = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
  const holdableIn = (value: unknown): unknown => {
    if (typeof value === 'string') return holdable(value).replace(halves, '\ufffd')
    if (Array.isArray(value)) return value.map(holdableIn)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      Object.keys(value)
        .sort()
        .map((key) => [key, holdableIn(value[key as never])]),
    )
  }
  for (const table of tables) {
    const { rows } = await postgres.query<Row>(`SELECT * FROM sightline."${table.name}"`)
    const held = (row: Row, isRead: boolean) =>
      table.columns.map(({ name, type }) => {
        const value = row[name] ?? null
        if (type === 'integer') return value === null ? null : Number(value)
        if (type === 'json' && value !== null) return holdableIn(isRead ? value : JSON.parse(String(value)))
        return typeof value === 'string' ? holdable(value) : value
      })
    const read = rows.map((row) => held(row, true))
    const said = mirrored(db, table).map((row) => held(row, false))
    expect(differences(read, said), table.name).toEqual([])
  }
  expect(tables.find(({ name }) => name === 'segment_source')?.replaced).toBeGreaterThan(0)
  const count = async (sql: string) => (await postgres.query<{ n: number }>(sql)).rows[0]?.n
  expect(
    await count(
      `SELECT count(*)::int AS n FROM sightline.segment_source_changes WHERE type = 'removed' AND before ->> 'id' = "resourceId"`,
    ),
  ).toBe(2)

  for (const file of readdirSync(folder)) {
    const text = readFileSync(join(folder, file), 'utf8')
    expect([text.includes(demo.token), text.includes('very-secret'), text.includes('Hidden')], file).toEqual([
      false,
      false,
      false,
    ])
  }
})

test('every view is exported, or left out on purpose', async () => {
  const dataDir = temporaryFolder()
  const { api } = await polled({}, { dataDir })
  const { tables } = await exported(api, 'parquet')
  const names = new Set(tables.map(({ name }) => name))
  const db = new Database(openDataFolder(dataDir).database, { readonly: true })
  const views = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'view'").pluck().all() as string[]
  expect(views.filter((name) => !names.has(name) && !name.endsWith('_changes')).sort()).toEqual([
    'segment_access_through_groups',
    'segment_delivery',
    'segment_effective_access',
    'segment_permission',
    'sightline_alert_rule',
    'sightline_channel',
    'sightline_delivery',
  ])
  const typesOf = (table: string) =>
    Object.fromEntries(
      tables.find(({ name }) => name === table)?.columns.map(({ name, type }) => [name, type]) ?? [],
    )
  expect(typesOf('sightline_change')).toEqual({
    ...{ id: 'integer', integrationId: 'text', pollId: 'integer', baseline: 'boolean', resourceType: 'text' },
    ...{
      resourceId: 'text',
      resourceName: 'text',
      type: 'text',
      fields: 'json',
      before: 'json',
      after: 'json',
      byDifference: 'json',
    },
    ...{ recordedAt: 'time', actor: 'text', eventType: 'text' },
  })
  expect(typesOf('segment_source')).toMatchObject({
    enabled: 'boolean',
    metadata: 'text',
    _changedAt: 'time',
  })
})

test('a poll goes on beside it; one that is cancelled or can’t be written leaves nothing behind', async () => {
  const { api, sync } = await polled()
  const folder = temporaryFolder()
  const path = join(folder, 'out')
  const beside = await begun(api, 'postgres', path)
  expect((await sync()).status).toBe('ok')
  expect((await beside.end).status).toBe('done')
  await expect(api.exportMirrorTo({ exportId: randomUUID(), format: 'parquet', path })).rejects.toMatchObject(
    {
      code: 'already-there',
    },
  )

  const cancelled = await begun(api, 'parquet', join(folder, 'cancelled'))
  await expect.poll(() => readdirSync(folder).length, { interval: 1, timeout: 20_000 }).toBe(2)
  expect(existsSync(join(folder, 'cancelled'))).toBe(false)
  await api.cancelQuery({ id: cancelled.exportId })
  expect((await cancelled.end).status).toBe('cancelled')
  const nowhere = {
    exportId: randomUUID(),
    format: 'parquet',
    path: join(folder, 'is', 'not', 'there'),
  } as const
  await expect(api.exportMirrorTo(nowhere)).rejects.toMatchObject({ code: 'no-folder' })
  expect(readdirSync(folder)).toEqual(['out'])
})
