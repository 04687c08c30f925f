/** The engine's process: waits to be told its data folder, then speaks the contract to whoever started it. */
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { answerWith } from '../src-preload/api'
import { SightlineError } from '../src-preload/contract'
import { createPeer } from '../src-preload/peer'
import { startDemo } from './demo/start-demo'
import { type Engine, startEngine } from './engine/engine'
import { parentPort } from './engine/link/electron-ports'
import { parentPipe } from './engine/link/pipes'
import { slowMigration } from './engine/link/slow-migration'
import { hostedQueryProcess } from './engine/query/hosted-query-process'
import { forkQueryProcess } from './engine/query/query-process-start'
import { remoteSealer } from './engine/vault/sealer'

const configSchema = z.object({ dataDir: z.string(), vault: z.enum(['host', 'file']) })

let engine: Engine | null = null

const channel = parentPipe()
const peer = createPeer(channel, async (name, input) => {
  if (name === 'start') return start(input)
  if (name === 'stop') return stop()
  if (!engine) throw new SightlineError('not-started', 'The engine has not been started.')
  return answerWith(engine.api)(name, input)
})
// A host that is gone needs no engine; the next one starts its own.
channel.onClose(() => stop().finally(() => process.exit(0)))

const electron = parentPort()
const queryProcess = electron
  ? hostedQueryProcess(electron)
  : forkQueryProcess(fileURLToPath(new URL('./query-process.js', import.meta.url)))

async function start(input: unknown) {
  const { dataDir, vault } = configSchema.parse(input)
  engine = await startEngine({
    dataDir,
    sealer: vault === 'host' ? remoteSealer(peer) : undefined,
    passphrase: process.env.SIGHTLINE_PASSPHRASE,
    queryProcess,
    pollThread: fileURLToPath(new URL('./poll-thread.js', import.meta.url)),
    startDemo,
    askSystemProxy:
      vault === 'host'
        ? async (url) => (await peer.call('proxy.system', { url })) as string | null
        : undefined,
    onSlowMigration: (bytes) => void peer.call(slowMigration, { bytes }),
    timer: true,
  })
  engine.api.onEvent(peer.emit)
  return null
}

async function stop() {
  await engine?.close()
  engine = null
  return null
}
