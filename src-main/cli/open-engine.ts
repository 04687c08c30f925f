import { join } from 'node:path'
import { type Api, SightlineError } from '../../src-preload/contract'
import { builtFolder } from '../built-folder'
import { openDataFolder } from '../engine/data-folder'
import { joinEngine } from '../engine/link/join'
import { forkQueryProcess } from '../engine/query/query-process-start'
import { tellOfMigration } from './tell-of-migration'

export interface OpenEngine {
  api: Api
  /** Whether it is another host's, which goes on after this command. */
  joined: boolean
  /** Rejects with `disconnected` once the host that has it ends. */
  lost: Promise<never>
  close(): Promise<void>
}

/** The engine of a data folder for one command: the one that runs, or one in this process, without a timer. */
export async function openEngine(dataDir: string): Promise<OpenEngine> {
  const folder = openDataFolder(dataDir)
  for (let attempt = 1; ; attempt++) {
    const joined = await joinEngine(folder)
    if (joined)
      return {
        api: joined.api,
        joined: true,
        lost: joined.closed.then(() => {
          throw new SightlineError(
            'disconnected',
            'The Sightline that did this has ended.',
            'See whether it was done, and else try again.',
          )
        }),
        close: async () => joined.leave(),
      }
    try {
      return await hostEngine(dataDir)
    } catch (error) {
      // Its holder has just started, and will listen in a moment; or is just ending.
      if (SightlineError.from(error).code !== 'data-folder-in-use' || attempt === 40) throw error
      await new Promise((resolve) => setTimeout(resolve, 150))
    }
  }
}

async function hostEngine(dataDir: string): Promise<OpenEngine> {
  // Loaded only now: beside a running app, a command needs neither SQLite nor an HTTP client.
  const { startEngine } = await import('../engine/engine')
  const { startDemo } = await import('../demo/start-demo')
  const engine = await startEngine({
    dataDir,
    queryProcess: forkQueryProcess(join(builtFolder, 'main', 'query-process.js')),
    pollThread: join(builtFolder, 'main', 'poll-thread.js'),
    passphrase: process.env.SIGHTLINE_PASSPHRASE,
    startDemo,
    timer: false,
    onSlowMigration: tellOfMigration,
    backsUpAfterSync: true,
  })
  return { api: engine.api, joined: false, lost: new Promise(() => {}), close: engine.close }
}
