import { chmodSync, cpSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer, connect as dial, type Socket } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { folderIdentity, openDataFolder } from '../../src-main/engine/data-folder'
import { type EngineLink, linkEngine } from '../../src-main/engine/link/engine-link'
import { forkEngine } from '../../src-main/engine/link/fork-engine'
import { joinEngine } from '../../src-main/engine/link/join'
import { socketPipe } from '../../src-main/engine/link/pipes'
import type { AnyEvent } from '../../src-preload/contract'
import { createPeer } from '../../src-preload/peer'
import { connect, engine, temporaryFolder, workspace } from './harness'

const entry = fileURLToPath(new URL('../../out/main/engine-process.js', import.meta.url))

async function connectedSockets(): Promise<[Socket, Socket]> {
  const path = join(temporaryFolder(), 'socket')
  const server = createServer()
  onTestFinished(() => void server.close())
  const accepted = new Promise<Socket>((resolve) => server.once('connection', resolve))
  await new Promise<void>((resolve) => server.listen(path, resolve))
  const here = dial(path)
  const there = await accepted
  onTestFinished(() => {
    here.destroy()
    there.destroy()
  })
  return [here, there]
}

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

test('a copy of a data folder whose engine runs has an engine of its own', async () => {
  const dataDir = temporaryFolder()
  await host(dataDir)
  const copy = join(temporaryFolder(), 'copy')
  cpSync(dataDir, copy, { recursive: true, filter: (path) => !path.endsWith('.sock') })
  const ofCopy = await host(copy)
  expect(ofCopy.owner).toBe(true)
  expect(await ofCopy.api.listIntegrations()).toEqual([])
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

test('an answer that is longer than any text may be is refused, and ends nothing', async () => {
  const [here, there] = await connectedSockets()
  const half = 'x'.repeat(300_000_000)
  createPeer(socketPipe(there), async (name) => (name === 'much' ? [half, half] : 'little'))
  const peer = createPeer(socketPipe(here))
  await expect(peer.call('much', {})).rejects.toMatchObject({ code: 'too-large' })
  expect(await peer.call('little', {})).toBe('little')
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
    const nonce = 'x'.repeat(32)
    socket.write(
      `${JSON.stringify({ nonce })}\n{"proof":"guess"}\n{"call":"listIntegrations","id":1,"input":{}}\n`,
    )
  })
  expect(Object.keys(JSON.parse(answer))).toEqual(['nonce', 'proof'])
})

test.skipIf(process.platform === 'win32')(
  'an engine that was stopped is not waited for without end, and goes on where it was',
  async () => {
    const dataDir = temporaryFolder()
    const { pid = 0, api } = await host(dataDir)
    process.kill(pid, 'SIGSTOP')
    try {
      await expect(joinEngine(openDataFolder(dataDir), 300)).rejects.toMatchObject({
        code: 'engine-silent',
        message: expect.stringContaining(`process ${pid}`),
      })
    } finally {
      process.kill(pid, 'SIGCONT')
    }
    expect(await api.listIntegrations()).toEqual([])
    const joined = await joinEngine(openDataFolder(dataDir))
    expect(await joined?.api.listIntegrations()).toEqual([])
    joined?.leave()
  },
)

test('who listens in the place of the engine learns neither the key nor what is asked', async () => {
  const dataDir = temporaryFolder()
  const folder = openDataFolder(dataDir)
  const socket = join(dataDir, 'stranger.sock')
  let heard = ''
  const stranger = createServer((joining) => {
    joining.on('data', (chunk) => {
      heard += chunk
      joining.write(`${JSON.stringify({ nonce: 'x'.repeat(32), proof: 'guess' })}\n`)
    })
    joining.on('error', () => {})
  })
  onTestFinished(() => void stranger.close())
  await new Promise<void>((resolve) => stranger.listen(socket, resolve))
  const key = 'the-key-that-the-real-engine-wrote'
  writeFileSync(
    folder.holder,
    JSON.stringify({ pid: process.pid, folder: folderIdentity(folder), socket, key }),
  )
  expect(await joinEngine(folder)).toBe(null)
  expect(Object.keys(JSON.parse(heard))).toEqual(['nonce'])
})

test.skipIf(process.platform === 'win32')(
  'a data folder whose path is too long for a socket has it where no other user may look',
  async () => {
    const shared = temporaryFolder()
    const far = join(temporaryFolder(), 'x'.repeat(100))
    vi.stubEnv('TMPDIR', shared)
    vi.stubEnv('XDG_RUNTIME_DIR', '')
    onTestFinished(() => void vi.unstubAllEnvs())
    const { socket } = openDataFolder(far)
    expect(statSync(dirname(socket)).mode & 0o077).toBe(0)
    // As if somebody else had made it before.
    chmodSync(dirname(socket), 0o777)
    expect(() => openDataFolder(far)).toThrow(expect.objectContaining({ code: 'not-our-folder' }))
  },
)

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
  const left = { pid: 1, folder: folderIdentity(folder), socket: folder.socket, key: 'x' }
  writeFileSync(folder.holder, JSON.stringify(left))
  expect(await joinEngine(folder)).toBe(null)
  writeFileSync(join(dataDir, 'engine.json'), 'not json')
  expect(await joinEngine(folder)).toBe(null)
  const { api } = await engine({ dataDir })
  expect(await api.listIntegrations()).toEqual([])
})
