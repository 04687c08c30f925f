import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { startEngine } from '../../src-main/engine/engine'
import { commandLine } from '../cli/run'
import { engine, pollThread, queryProcess, temporaryFolder } from './harness'

test('a data folder that is a file is told to be one', async () => {
  const path = join(temporaryFolder(), 'a-file')
  writeFileSync(path, 'kept')
  await expect(startEngine({ dataDir: path, queryProcess, pollThread, timer: false })).rejects.toMatchObject({
    code: 'no-folder',
    message: expect.stringContaining(path),
  })
})

const files = ['sightline.db', 'sightline.db-wal', 'sightline.db.suspect', 'vault.json', 'vault.json.new']

test.each([...files, 'vault.key', 'engine.lock', 'engine.json'])(
  'a folder in the place of %s is told to be one, and nothing in it is touched',
  async (name) => {
    const dataDir = temporaryFolder()
    const path = join(dataDir, name)
    mkdirSync(path)
    writeFileSync(join(path, 'kept'), '')
    const { code, json } = await commandLine(dataDir).run(['integrations', '--json'])
    expect([code, json.error]).toMatchObject([
      1,
      { code: 'folder-for-file', message: `${path} is a folder, where Sightline keeps a file.` },
    ])
    expect(readdirSync(path)).toEqual(['kept'])
  },
)

test('a folder in the place of the log keeps nobody from working', async () => {
  const dataDir = temporaryFolder()
  mkdirSync(join(dataDir, 'log', 'sightline.log'), { recursive: true })
  const { api } = await engine({ dataDir })
  expect(await api.listLog()).toEqual({ rows: [], total: 0 })
})

test.skipIf(process.platform === 'win32')(
  'a disk that takes no more is told as that, and nothing that was stored is lost',
  async () => {
    const dataDir = temporaryFolder()
    const first = await engine({ dataDir })
    await first.api.saveQuery({ name: 'Kept', sql: 'SELECT 1' })
    await first.close()
    const limited = await commandLine(dataDir).run(['--json', 'integrations'], { fileLimit: 8 })
    expect(limited.code).toBe(1)
    expect(limited.json.error).toMatchObject({
      code: expect.stringMatching(/^disk-(full|failed)$/),
      message: expect.stringContaining(dataDir),
      hint: expect.stringMatching(/room|backups/),
    })
    const { api } = await engine({ dataDir })
    expect((await api.about()).notice).toBe(null)
    expect((await api.listQueries()).map(({ name }) => name)).toContain('Kept')
  },
)

test('a database that another program holds is told as that, and works once it is free', async () => {
  const dataDir = temporaryFolder()
  const { api } = await engine({ dataDir })
  const other = new Database(join(dataDir, 'sightline.db'))
  other.exec('BEGIN IMMEDIATE')
  await expect(api.saveQuery({ name: 'Waits', sql: 'SELECT 1' })).rejects.toMatchObject({
    code: 'database-busy',
    hint: expect.stringContaining('Close'),
  })
  other.exec('ROLLBACK')
  other.close()
  expect(await api.saveQuery({ name: 'Waits', sql: 'SELECT 1' })).toMatchObject({ name: 'Waits' })
})
