import { resolve } from 'node:path'
import type { MirrorExportFormat } from '../../src-preload/contract'
import { counted } from '../engine/counted'
import { exported } from './exported'
import type { OpenEngine } from './open-engine'
import { output } from './output'
import type { Globals } from './program'

/** `sightline export`: the whole mirror and its history, for another database. */
export async function exportMirror(
  { api }: OpenEngine,
  { json }: Globals,
  folder: string,
  { format }: { format: MirrorExportFormat },
): Promise<void> {
  const path = resolve(folder)
  const { rows, bytes } = await exported(api, (exportId) => api.exportMirrorTo({ exportId, format, path }))
  if (json) return output.printJson({ path, format, rows, bytes })
  output.say(`${counted(rows, 'row')} in ${path}; manifest.json tells what is in it.`)
}
