import { fileURLToPath } from 'node:url'
import { linkEngine } from '../../src-main/engine/link/engine-link'
import { forkEngine } from '../../src-main/engine/link/fork-engine'

/** Built by `npm test` before the tests run: it is the real one. */
const entry = fileURLToPath(new URL('../../out/main/engine-process.js', import.meta.url))

/** An engine in its own process; `kill` ends that with SIGKILL. One that dies is started anew, as for every host. */
export async function startProcess(config: { dataDir: string; vault: 'file' }) {
  const start = forkEngine(entry)
  let kill = () => {}
  const link = await linkEngine({
    config,
    start: () => {
      const forked = start()
      kill = forked.kill
      return forked
    },
  })
  return { api: link.api, close: () => link.close(), kill: () => kill() }
}
