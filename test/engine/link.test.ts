import { readFileSync, writeFileSync } from 'node:fs'
import { connect as dial } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { openDataFolder } from '../../src-main/engine/data-folder'
import { type EngineLink, linkEngine } from '../../src-main/engine/link/engine-link'
import { forkEngine } from '../../src-main/engine/link/fork-engine'
import { joinEngine } from '../../src-main/engine/link/join'
import type { AnyEvent } from '../../src-preload/contract'
import { connect, engine, temporaryFolder, workspace } from './harness'

const entry = fileURLToPath(new URL('../../out/main/engine-process.js', import.meta.url))

async function host(dataDir: string): Promise<EngineLink> {
  const link = await linkEngine({ config: { dataDir, vault: 'file' }, start: forkEngine(entry) })
  onTestFinished(() => link.close())
  return link
}

test('the second host of a data folder joins the engine of the first, and hears its events', async () => {
  const dataDir = temporaryFolder()
  const demo = await workspace()
  const first = await host(dataDir)
  const second = await host(dataDir)
  expect([first.owner, second.owner]).toEqual([true, false])
  const heard: AnyEvent[] = []
  second.api.onEvent((event) => heard.push(event))
  const { id } = await connect(first.api, demo)
  expect(await second.api.sync({ integrationId: id })).toMatchObject({ status: 'ok' })
  expect(await first.api.listPolls()).toEqual(await second.api.listPolls())
  expect(new Set(heard.map(({ event }) => event))).toContain('poll')
})

test('hosts that start at the same moment end up with one engine', async () => {
  const dataDir = temporaryFolder()
  const hosts = await Promise.all([host(dataDir), host(dataDir), host(dataDir)])
  expect(hosts.filter(({ owner }) => owner)).toHaveLength(1)
})

test('an engine that is killed is started again, and everything is still there', async () => {
  const dataDir = temporaryFolder()
  const demo = await workspace()
  const link = await host(dataDir)
  const { id } = await connect(link.api, demo)
  await link.api.sync({ integrationId: id })
  const restarted = new Promise<AnyEvent>((resolve) =>
    link.api.onEvent((event) => event.event === 'restarted' && resolve(event)),
  )
  const pid = link.pid as number
  process.kill(pid, 'SIGKILL')
  expect(await restarted).toMatchObject({ payload: { reason: expect.stringContaining('started again') } })
  expect(link.pid).not.toBe(pid)
  expect(await link.api.sync({ integrationId: id })).toMatchObject({ status: 'ok' })
})

test('when the first host quits, the one that had joined takes over', async () => {
  const dataDir = temporaryFolder()
  const first = await host(dataDir)
  const second = await host(dataDir)
  const takenOver = new Promise((resolve) =>
    second.api.onEvent((event) => event.event === 'restarted' && resolve(true)),
  )
  await first.close()
  await takenOver
  expect(second.owner).toBe(true)
  expect(await second.api.listIntegrations()).toEqual([])
})

test('who does not know the key in the data folder can’t join', async () => {
  const dataDir = temporaryFolder()
  await engine({ dataDir })
  const folder = openDataFolder(dataDir)
  const answer = await new Promise<string>((resolve) => {
    const socket = dial(folder.socket)
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.on('close', () => resolve(text))
    socket.write('{"key":"guess"}\n{"call":"listIntegrations","id":1,"input":{}}\n')
  })
  expect(answer).toBe('')
})

test('what is no message ends its own connection, and nothing else', async () => {
  const dataDir = temporaryFolder()
  const { api } = await engine({ dataDir })
  const { socket, key } = JSON.parse(readFileSync(openDataFolder(dataDir).holder, 'utf8'))
  const send = (...lines: string[]) =>
    new Promise<void>((resolve) => {
      const stranger = dial(socket, () => stranger.write(lines.map((line) => `${line}\n`).join('')))
      stranger.on('error', () => {})
      stranger.on('close', () => resolve())
      stranger.resume()
    })
  const nonsense = [
    'null',
    '7',
    '"call"',
    '[]',
    '{"call":null,"id":1}',
    '{"answer":1,"error":null}',
    'no JSON',
  ]
  for (const line of nonsense) {
    await send(line)
    await send(JSON.stringify({ key }), line)
  }
  // A line that never ends is not kept in memory for ever.
  await send('x'.repeat(65 * 1024 * 1024))
  expect(await api.listIntegrations()).toEqual([])
})

test('what a dead engine left behind is no engine to join', async () => {
  const dataDir = temporaryFolder()
  const folder = openDataFolder(dataDir)
  writeFileSync(folder.holder, JSON.stringify({ pid: 1, socket: folder.socket, key: 'x' }))
  expect(await joinEngine(folder)).toBe(null)
  writeFileSync(join(dataDir, 'engine.json'), 'not json')
  expect(await joinEngine(folder)).toBe(null)
  const { api } = await engine({ dataDir })
  expect(await api.listIntegrations()).toEqual([])
})
