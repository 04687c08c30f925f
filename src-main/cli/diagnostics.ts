import { resolve } from 'node:path'
import type { OpenEngine } from './open-engine'
import { output } from './output'
import type { Globals } from './program'
import { writeFile } from './write-file'

/** Prints the report, or writes it to a file of this user's own. */
export async function diagnostics(
  { api }: OpenEngine,
  globals: Globals,
  { output: path }: { output?: string },
): Promise<void> {
  const { text } = await api.getDiagnostics({ host: { kind: 'cli' } })
  if (path === undefined) return output.write(text)
  writeFile(path, text, 0o600)
  output.say(`Wrote ${path}. Read it before you give it to anybody.`)
  if (globals.json) await output.printJson({ path: resolve(path), format: 'json' })
}
