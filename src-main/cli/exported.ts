import { randomUUID } from 'node:crypto'
import { type Api, type ExportProgress, SightlineError } from '../../src-preload/contract'
import { output } from './output'

/** Begins an export to a file and waits for its end, saying on stderr how it goes. Throws why it failed. */
export async function exported(
  api: Api,
  begin: (exportId: string) => Promise<unknown>,
): Promise<ExportProgress> {
  const exportId = randomUUID()
  const end = new Promise<ExportProgress>((done) => {
    const stop = api.onEvent(({ event, payload }) => {
      if (event !== 'export' || payload.exportId !== exportId) return
      output.progress(`${payload.rows.toLocaleString('en')} rows`)
      if (payload.status === 'running') return
      stop()
      done(payload)
    })
  })
  await begin(exportId)
  const progress = await end
  output.progress('')
  if (progress.error) throw SightlineError.reported(progress.error)
  return progress
}
