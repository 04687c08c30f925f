import type { Api, ExportProgress } from '../../src-preload/contract'

/** How an export that was begun ends; ask before it may have. */
export function exportEnded(api: Api, exportId: string): Promise<ExportProgress> {
  return new Promise((resolve) => {
    const stop = api.onEvent(({ event, payload }) => {
      if (event !== 'export' || payload.exportId !== exportId || payload.status === 'running') return
      stop()
      resolve(payload)
    })
  })
}
