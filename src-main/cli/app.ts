import { launchDesktop } from '../desktop/launcher'
import { output } from './output'
import type { Globals } from './program'
import { serveApp } from './serve'

/** `npm start`: the desktop app; where it can't start, one line says why and the browser host starts instead. */
export async function app(globals: Globals): Promise<number> {
  const launch = await launchDesktop(['--data-dir', globals.dataDir])
  if (launch.started) return launch.exitCode
  output.say(`The desktop app can’t start here: ${launch.why}. It starts in your browser instead.`)
  await serveApp(globals, { port: 0, demo: false })
  return 0
}
