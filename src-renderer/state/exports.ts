import { create } from 'zustand'
import type { ExportProgress } from '../../src-preload/contract'
import { SightlineError } from '../../src-preload/errors'
import { t } from '../texts'
import { api } from './bridge'
import { onEvent } from './events'
import { toastError, toastSuccess } from './toasts'

/** Exports that are being written. */
export const useExports = create<Record<string, ExportProgress>>(() => ({}))

/** Those of this page: what another window exports is told there. */
const own = new Set<string>()
/** Ended before the answer that they have begun. */
const early = new Set<string>()

/** Begins one under a new id; `begin` answers null where the user chose no place for it. Never rejects. */
export async function beginExport(
  begin: (exportId: string) => Promise<ExportProgress | null>,
): Promise<void> {
  const exportId = crypto.randomUUID()
  own.add(exportId)
  try {
    const begun = await begin(exportId)
    if (!begun) return
    if (begun.download) fetchFile(begun.download)
    if (!early.delete(exportId)) note(begun)
  } catch (error) {
    toastError(SightlineError.from(error))
  }
}

export function cancelExport(exportId: string): void {
  void api.cancelQuery({ id: exportId }).catch(() => {})
}

function fetchFile(path: string): void {
  const link = document.createElement('a')
  link.href = path
  link.download = ''
  link.click()
}

function note(progress: ExportProgress): void {
  const { exportId, status, rows, fileName, path, error } = progress
  if (status === 'running') {
    useExports.setState({ [exportId]: progress })
    return
  }
  if (!useExports.getState()[exportId]) early.add(exportId)
  const { [exportId]: _, ...others } = useExports.getState()
  useExports.setState(others, true)
  if (status === 'done') toastSuccess(t('components.exports.exportedRows', { count: rows }), path ?? fileName)
  if (status === 'failed' && error) toastError(SightlineError.reported(error))
}

onEvent((event) => {
  if (event.event === 'export' && own.has(event.payload.exportId)) note(event.payload)
})
