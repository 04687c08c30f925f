import { join } from 'node:path'
import { builtFolder } from '../built-folder'
import { type EngineLink, linkEngine } from '../engine/link/engine-link'
import { forkEngine } from '../engine/link/fork-engine'
import { startWebHost } from './web-host'

export interface Served {
  /** Where to open it, with a one-time token: a new one each time. */
  newUrl(): string
  link: EngineLink
  close(): Promise<void>
}

/** Starts the app for a browser: an engine of its own, or the one that runs on this data folder already. */
export async function serve(options: {
  dataDir: string
  port: number
  /** Connects to the demo workspace if there is no integration yet. */
  demo: boolean
  /** A large database is brought to the present shape first. */
  onSlowMigration: (bytes: number) => void
}): Promise<Served> {
  const link = await linkEngine({
    config: { dataDir: options.dataDir, vault: 'file' },
    start: forkEngine(join(builtFolder, 'main', 'engine-process.js')),
    onSlowMigration: options.onSlowMigration,
  })
  try {
    if (options.demo && (await link.api.listIntegrations()).length === 0) await link.api.addDemo()
    const host = await startWebHost({
      api: link.api,
      renderer: join(builtFolder, 'renderer'),
      port: options.port,
    })
    const close = async () => {
      await host.close()
      await link.close()
    }
    return { newUrl: host.newUrl, link, close }
  } catch (error) {
    await link.close()
    throw error
  }
}
