import { create } from 'zustand'
import { type ExportFormat, type ExportProgress, SightlineError } from '../../../../../src-preload/contract'
import { api } from '../../../../state/bridge'
import { onEvent } from '../../../../state/events'
import { toastError, toastSuccess } from '../../../../state/toasts'
import { momentsOf, type Shown } from '../../run/run'

/** Exports that are being written. */
export const useExports = create<Record<string, ExportProgress>>(() => ({}))

/** Writes all rows of what is shown, as it is sorted and filtered or narrowed, to where the user wants them. */
export async function startExport(shown: Shown, format: ExportFormat, name: string): Promise<void> {
  const { sql, parameters, asOf, compare } = shown.asked
  const { sort, filters } = shown.arrangement
  const exportId = crypto.randomUUID()
  try {
    const begun = await api.exportQuery({
      exportId,
      sql,
      parameters,
      ...(compare
        ? { compare: momentsOf(compare, shown.arrangement) }
        : { sort, filters, ...(asOf ? { asOf } : {}) }),
      format,
      name: name.slice(0, 120),
    })
    if (!begun) return
    if (begun.download) fetchFile(begun.download)
    // It may have ended before this answer.
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

const early = new Set<string>()

function note(progress: ExportProgress): void {
  const { exportId, status, rows, fileName, path, error } = progress
  if (status === 'running') {
    useExports.setState({ [exportId]: progress })
    return
  }
  if (!useExports.getState()[exportId]) early.add(exportId)
  const { [exportId]: _, ...others } = useExports.getState()
  useExports.setState(others, true)
  if (status === 'done')
    toastSuccess(`Exported ${rows.toLocaleString()} ${rows === 1 ? 'row' : 'rows'}`, path ?? fileName)
  if (status === 'failed' && error) toastError(SightlineError.reported(error))
}

onEvent((event) => {
  if (event.event === 'export') note(event.payload)
})
