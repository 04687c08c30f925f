import { createInterface } from 'node:readline'
import { output } from './output'
import type { Globals } from './program'
import { tellOfMigration } from './tell-of-migration'

/** `sightline serve`: the app in a browser, until Ctrl+C. Enter prints another address, for another browser. */
export async function serveApp(
  { dataDir, json }: Globals,
  { port, demo }: { port: number; demo: boolean },
): Promise<void> {
  const { serve } = await import('../web/serve')
  const served = await serve({ dataDir, port, demo, onSlowMigration: tellOfMigration })
  const tell = async () => {
    const url = served.newUrl()
    if (json) await output.printJson({ url })
    else await output.print(`Sightline is at ${url}`)
  }
  await tell()
  output.say(
    process.stdin.isTTY
      ? 'That address works once. Enter prints another one, Ctrl+C stops.'
      : 'That address works once. Ctrl+C stops.',
  )
  const lines = createInterface({ input: process.stdin }).on('line', tell)
  await stopSignal()
  lines.close()
  await served.close()
}

/** Ctrl+C or a request to end; the second one isn't waited for. */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}
