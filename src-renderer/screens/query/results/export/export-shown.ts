import type { ExportFormat } from '../../../../../src-preload/contract'
import { startExport } from '../../../../state/exports'
import { momentsOf, type Shown } from '../../run/run'

/** Writes all rows of what is shown, as it is sorted and filtered or narrowed. */
export function exportShown(shown: Shown, format: ExportFormat, name: string): Promise<void> {
  const { sql, parameters, asOf, compare } = shown.asked
  const { sort, filters } = shown.arrangement
  return startExport({
    sql,
    parameters,
    ...(compare
      ? { compare: momentsOf(compare, shown.arrangement) }
      : { sort, filters, ...(asOf ? { asOf } : {}) }),
    format,
    name: name.slice(0, 120),
  })
}
