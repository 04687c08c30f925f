/**
 * A running engine lets other hosts of the same user join it over a local socket, so that one data folder
 * never has two pollers or two writers.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { z } from 'zod'
import { answerWith, createApi } from '../../../src-preload/api'
import { type Api, SightlineError } from '../../../src-preload/contract'
import { type CallHandler, createPeer } from '../../../src-preload/peer'
import { type DataFolder, folderIdentity } from '../data-folder'
import { knowingTheKey } from './handshake'
import { socketPipe } from './pipes'

/** Milliseconds; an engine that is inside SQLite takes its time. */
const greetingWithin = 10_000

const holderSchema = z.object({ pid: z.int(), folder: z.string(), socket: z.string(), key: z.string() })

/** Listens for hosts that want to join. The returned function stops listening and lets all of them go. */
export async function letOthersJoin(folder: DataFolder, api: Api): Promise<() => Promise<void>> {
  const key = randomBytes(32).toString('base64url')
  const joined = new Set<Socket>()

  const server = createServer((socket) => {
    joined.add(socket)
    socket.once('close', () => joined.delete(socket))
    socket.setTimeout(greetingWithin, () => socket.destroy())
    // The socket's mode keeps other users out; the key does where a pipe has no mode (Windows).
    knowingTheKey(socketPipe(socket), key, 'engine').then(
      (pipe) => {
        socket.setTimeout(0)
        const asked = new AskedFor(api)
        const peer = createPeer(pipe, (name, input) => asked.answer(name, input))
        const stop = api.onEvent((event) => peer.emit(event))
        socket.once('close', () => {
          stop()
          asked.cancel()
        })
      },
      () => socket.destroy(),
    )
  })

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(folder.socket, resolve)
  })
  if (process.platform !== 'win32') chmodSync(folder.socket, 0o600)
  const holder = { pid: process.pid, folder: folderIdentity(folder), socket: folder.socket, key }
  writeFileSync(folder.holder, JSON.stringify(holder), { mode: 0o600 })

  return () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      for (const socket of joined) socket.destroy()
    })
}

/** What a joined host asked for that may take long: once it is gone, nobody waits for it. */
class AskedFor {
  readonly #ids = new Set<string>()
  readonly #answer: CallHandler

  constructor(private readonly api: Api) {
    this.#answer = answerWith(api)
  }

  async answer(name: string, input: unknown): Promise<unknown> {
    if (name !== 'query') {
      const { exportId } = (input ?? {}) as { exportId?: unknown }
      if (typeof exportId === 'string' && name !== 'readExport') this.#ids.add(exportId)
      return this.#answer(name, input)
    }
    const given = (input ?? {}) as { queryId?: unknown }
    const queryId = typeof given.queryId === 'string' ? given.queryId : randomUUID()
    this.#ids.add(queryId)
    return this.#answer(name, { ...given, queryId }).finally(() => this.#ids.delete(queryId))
  }

  cancel() {
    for (const id of this.#ids) this.api.cancelQuery({ id }).catch(() => {})
  }
}

export interface Joined {
  api: Api
  /** Resolves when the engine is gone. */
  closed: Promise<void>
  leave(): void
}

/**
 * Joins the engine that holds the folder; null if there is none. Rejects with `engine-silent` where it is there and says
 * nothing for so many milliseconds: it may take its time, but one that was stopped would be waited for without end.
 */
export async function joinEngine(folder: DataFolder, silentFor = 30_000): Promise<Joined | null> {
  let holder: z.infer<typeof holderSchema>
  try {
    holder = holderSchema.parse(JSON.parse(readFileSync(folder.holder, 'utf8')))
  } catch {
    return null
  }
  // A copy of a folder says who holds the original.
  if (holder.folder !== folderIdentity(folder)) return null
  const socket = connect(holder.socket)
  const connected = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
  })
  if (!connected) return null
  let isSilent = false
  socket.setTimeout(silentFor, () => {
    isSilent = true
    socket.destroy()
  })
  const pipe = await knowingTheKey(socketPipe(socket), holder.key, 'host').catch(() => null)
  if (!pipe) {
    socket.destroy()
    if (!isSilent) return null
    throw new SightlineError(
      'engine-silent',
      `The Sightline that works in ${folder.path} does not answer: process ${holder.pid}.`,
      'If it was stopped with Ctrl+Z, `fg` lets it go on. Else end that process: what is stored stays.',
    )
  }
  socket.setTimeout(0)
  const peer = createPeer(pipe)
  return { api: createApi(peer), closed: peer.closed, leave: pipe.close }
}
