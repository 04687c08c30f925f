import { resolve } from 'node:path'
import { defaultDataFolder } from '../engine/data-folder'

/** The data folder asked for: `--data-dir DIR` or `--data-dir=DIR`, else SIGHTLINE_DATA_DIR, else the platform's. */
export function dataFolderFrom(argv: string[], env: NodeJS.ProcessEnv): string {
  const options = optionsIn(argv)
  const at = options.findIndex((argument) => argument === '--data-dir' || argument.startsWith('--data-dir='))
  const option = at < 0 ? undefined : options[at]
  const given = option === '--data-dir' ? options[at + 1] : option?.slice('--data-dir='.length)
  return resolve(given || env.SIGHTLINE_DATA_DIR || defaultDataFolder())
}

/** What stands behind `--` came from outside, such as a link. */
const optionsIn = (argv: string[]) => (argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv)
