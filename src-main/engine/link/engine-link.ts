import { answerWith, createApi } from '../../../src-preload/api'
import { type AnyEvent, type Api, SightlineError } from '../../../src-preload/contract'
import { type CallHandler, createPeer, noCalls, type Peer, type Pipe } from '../../../src-preload/peer'
import { openDataFolder } from '../data-folder'
import { type Joined, joinEngine } from './join'
import { slowMigration, slowMigrationSchema } from './slow-migration'

/** What the engine's process is told before anything else, as the call `start`. */
interface EngineConfig {
  dataDir: string
  /** `host`: the host that started it seals and opens (an OS keychain). `file`: the engine does it itself. */
  vault: 'host' | 'file'
}

/** A started engine process, however it was started (utility process, fork). */
export interface EngineProcess {
  pipe: Pipe
  pid: number | undefined
  /** Ends it at once; it loses nothing. */
  kill(): void
}
export type StartEngineProcess = () => EngineProcess

export interface EngineLink {
  api: Api
  /** Whether this host started the engine or joined one that was running. */
  readonly owner: boolean
  readonly pid: number | undefined
  close(): Promise<void>
}

interface Connection {
  peer: Pick<Peer, 'call' | 'onEvent' | 'closed'>
  owner: boolean
  pid: number | undefined
  end(): void
}

const restartsPerMinute = 5

/**
 * The one engine of a data folder, for a host: joins the one that runs, or starts it, and does so again
 * whenever it dies. Calls made meanwhile wait for the next one. Rejects if it can't be started at all.
 */
export async function linkEngine(options: {
  config: EngineConfig
  start: StartEngineProcess
  /** Answers the engine's calls to its host: the vault. */
  answer?: CallHandler
  /** A large database is brought to the present shape before the engine answers anything. */
  onSlowMigration?: (bytes: number) => void
}): Promise<EngineLink> {
  const listeners = new Set<(event: AnyEvent) => void>()
  const emit = (event: AnyEvent) => {
    for (const listener of listeners) listener(event)
  }
  const deaths: number[] = []
  let closing = false
  let current: Promise<Connection>
  let now: Connection

  async function open(): Promise<Connection> {
    const connection = await connect(options)
    connection.peer.onEvent(emit)
    connection.peer.closed.then(() => {
      if (!closing) reopen()
    })
    now = connection
    return connection
  }

  function reopen() {
    deaths.push(Date.now())
    const recent = deaths.filter((at) => Date.now() - at < 60_000).length
    if (recent > restartsPerMinute) {
      current = Promise.reject(
        new SightlineError(
          'engine-down',
          'Sightline’s engine keeps stopping.',
          'Quit Sightline, start it again, and report it if it happens again.',
        ),
      )
      current.catch(() => {})
      emit({
        event: 'restarted',
        payload: { reason: 'The engine keeps stopping and was not started again.' },
      })
      return
    }
    current = new Promise((resolve) => setTimeout(resolve, recent > 1 ? 500 * recent : 0)).then(open)
    current.then(
      () => emit({ event: 'restarted', payload: { reason: 'The engine stopped and was started again.' } }),
      // It died while it started: that is one more death, not the last word.
      () => closing || reopen(),
    )
  }

  current = open()
  await current
  const api = createApi({
    call: async (name, input) => (await current).peer.call(name, input),
    onEvent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  })
  return {
    api,
    get owner() {
      return now.owner
    },
    get pid() {
      return now.pid
    },
    async close() {
      closing = true
      const connection = await current.catch(() => null)
      if (connection?.owner) await connection.peer.call('stop', {}).catch(() => {})
      connection?.end()
    },
  }
}

async function connect(options: Parameters<typeof linkEngine>[0]): Promise<Connection> {
  const folder = openDataFolder(options.config.dataDir)
  for (let attempt = 1; ; attempt++) {
    const joined = await joinEngine(folder)
    if (joined) return joinedConnection(joined)
    try {
      return await startedConnection(options)
    } catch (error) {
      // Someone else won the race for the lock, and will listen in a moment.
      if (SightlineError.from(error).code !== 'data-folder-in-use' || attempt === 20) throw error
      await new Promise((resolve) => setTimeout(resolve, 150))
    }
  }
}

function joinedConnection(joined: Joined): Connection {
  const answer = answerWith(joined.api)
  return {
    peer: { call: answer, onEvent: joined.api.onEvent, closed: joined.closed },
    owner: false,
    pid: undefined,
    end: joined.leave,
  }
}

async function startedConnection(options: Parameters<typeof linkEngine>[0]): Promise<Connection> {
  const engine = options.start()
  const peer = createPeer(engine.pipe, async (name, input) => {
    if (name !== slowMigration) return (options.answer ?? noCalls)(name, input)
    options.onSlowMigration?.(slowMigrationSchema.parse(input).bytes)
    return null
  })
  try {
    await peer.call('start', options.config)
  } catch (error) {
    engine.kill()
    throw error
  }
  return { peer, owner: true, pid: engine.pid, end: engine.kill }
}
