/** The desktop app's entry: only wiring. Electron waits for this module before it is ready, so nothing is awaited. */
import { dirname, join } from 'node:path'
import { dataFolderFrom } from './desktop/command-line'
import { startDesktop } from './desktop/desktop'
import { utilityEngine } from './desktop/utility-engine'

const here = import.meta.dirname

startDesktop({
  startEngine: utilityEngine(join(here, 'engine-process.js'), join(here, 'query-process.js')),
  dataDir: dataFolderFrom(process.argv.slice(1), process.env),
  built: dirname(here),
  devTools: import.meta.env.DEV,
}).catch((error) => console.error(error))
