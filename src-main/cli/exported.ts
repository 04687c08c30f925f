import { randomUUID } from 'node:crypto'
import { type Api, type ExportProgress, SightlineError } from '../../src-preload/contract'
import { counted } from '../engine/counted'
import { onInterrupt } from './on-interrupt'
import { output } from './output'

/**
 * Begins an export to a file and waits for its end, saying on stderr how it goes. Throws why it failed. Ctrl+C and a
 * request to end cancel it: the engine may be another program's, and would go on; else a part of a file would stay.
 */
export async function exported(
  api: Api,
  begin: (exportId: string) => Promise<unknown>,
): Promise<ExportProgress> {
  const exportId = randomUUID()
  const end = new Promise<ExportProgress>((done) => {
    const stop = api.onEvent(({ event, payload }) => {
      if (event !== 'export' || payload.exportId !== exportId) return
      output.progress(counted(payload.rows, 'row'))
      if (payload.status === 'running') return
      stop()
      done(payload)
    })
  })
  let interrupted = false
  const cancel = () => {
    interrupted = true
    // Where the engine is gone, so is the export.
    api.cancelQuery({ id: exportId }).catch(() => {})
  }
  const progress = await begin(exportId)
    .then(() => end)
    .finally(onInterrupt(cancel))
  output.progress('')
  if (progress.error && interrupted) throw new SightlineError('cancelled', 'The export was cancelled.')
  if (progress.error) throw SightlineError.reported(progress.error)
  return progress
}
