import { type ChildProcess, execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { engine, polledFolder, temporaryFolder } from '../engine/harness'
import { commandLine } from './run'

const counting = (upTo: number | null) =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n ${upTo === null ? '' : `LIMIT ${upTo}`}) SELECT count(*) AS n FROM n`

test('a command that joined another one goes on when that one ends', async () => {
  const dataDir = await polledFolder()
  const { run } = commandLine(dataDir)
  const folder = temporaryFolder()
  const out = join(folder, 'out')
  for (const { second, json } of [
    { second: ['query', counting(8_000_000)], json: [{ n: 8_000_000 }] },
    {
      second: ['sync'],
      json: {
        status: 'ok',
        types: expect.arrayContaining([expect.objectContaining({ type: 'segment_user', added: 0 })]),
      },
    },
    {
      second: ['export', out, '--format', 'postgres'],
      json: { path: out, format: 'postgres', rows: expect.any(Number) },
    },
  ]) {
    const first = run(['query', counting(3_000_000), '--json'])
    // By then, the first one has the engine.
    await expect.poll(() => readdirSync(dataDir)).toContain('engine.json')
    const joined = await run([...second, '--json'])
    expect(joined, joined.stderr).toMatchObject({ code: 0, json })
    expect(await first).toMatchObject({ code: 0, json: [{ n: 3_000_000 }] })
  }
  expect(readdirSync(folder)).toEqual(['out'])
})

test.runIf(process.platform === 'linux')(
  'a query ends with the command that asked for it, however that ends',
  async () => {
    const { run } = commandLine(await polledFolder())
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      let command: ChildProcess | undefined
      const ended = run(['query', counting(null)], {
        meanwhile: (child) => {
          command = child
        },
      })
      await expect.poll(() => busyChildrenOf(command?.pid).length, { timeout: 10_000 }).toBe(1)
      const [pid] = busyChildrenOf(command?.pid)
      command?.kill(signal)
      await ended
      await expect.poll(() => isRunning(pid as string), { timeout: 5_000 }).toBe(false)
    }
  },
)

test('what a command asked of an engine that it joined ends with it', async () => {
  const dataDir = await polledFolder()
  const { api } = await engine({ dataDir })
  const { run } = commandLine(dataDir)
  const commands: ChildProcess[] = []
  const ends = [1, 2, 3].map(() =>
    run(['query', counting(null)], { meanwhile: (child) => void commands.push(child) }),
  )
  // As many as there is room for.
  await expect.poll(() => busyChildrenOf(process.pid).length, { timeout: 20_000 }).toBe(3)
  for (const command of commands) command.kill('SIGKILL')
  await Promise.all(ends)
  expect((await api.query({ sql: 'SELECT 1' })).rows).toEqual([[1]])
})

test.skipIf(process.platform === 'win32')('a folder with other things in it stays as it is', async () => {
  const folder = temporaryFolder()
  // The desktop app is there first.
  mkdirSync(join(folder, 'desktop'))
  chmodSync(folder, 0o755)
  expect(await commandLine(folder).run(['integrations', '--json'])).toMatchObject({ code: 0 })
  expect(statSync(folder).mode & 0o777).toBe(0o700)

  const other = temporaryFolder()
  writeFileSync(join(other, 'letter.txt'), '')
  chmodSync(other, 0o755)
  const refused = await commandLine(other).run(['integrations', '--json'])
  expect(refused).toMatchObject({ code: 1, json: { error: { code: 'not-our-folder' } } })
  expect([statSync(other).mode & 0o777, readdirSync(other)]).toEqual([0o755, ['letter.txt']])
})

const processes = () =>
  execFileSync('ps', ['-eo', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))

/** The query processes of an engine that are at work. */
const busyChildrenOf = (parent: number | undefined) =>
  processes()
    .filter(([, of, state, ...args]) => {
      const isQuery = args.some((arg) => arg.includes('query-process'))
      return of === String(parent) && state?.startsWith('R') && isQuery
    })
    .map(([pid]) => pid as string)

const isRunning = (pid: string) =>
  processes().some(([one, , state]) => one === pid && !state?.startsWith('Z'))
