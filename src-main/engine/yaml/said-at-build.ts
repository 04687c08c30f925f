import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'

const mark = '.yaml?said'

/**
 * A Vite plugin: `import said from './some.yaml?said'` is what the file says, as a value. It is read when Sightline is
 * built, not by each process that starts: reading YAML is most of what the files that come with it would cost.
 */
export function saidAtBuild() {
  return {
    name: 'sightline:said-at-build',
    enforce: 'pre' as const,
    async load(id: string) {
      if (!id.endsWith(mark)) return null
      const said: unknown = parse(await readFile(id.slice(0, -'?said'.length), 'utf8'))
      return {
        code: `export default JSON.parse(${JSON.stringify(JSON.stringify(said))})`,
        moduleType: 'js' as const,
      }
    },
  }
}
