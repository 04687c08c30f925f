import type { ExportFormat } from '../../../../../src-preload/contract'
import { api } from '../../../../state/bridge'
import { beginExport } from '../../../../state/exports'
import { momentsOf, type Shown } from '../../run/run'

/** Writes all rows of what is shown, as it is sorted and filtered or narrowed, to where the user wants them. */
export function startExport(shown: Shown, format: ExportFormat, name: string): Promise<void> {
  const { sql, parameters, asOf, compare } = shown.asked
  const { sort, filters } = shown.arrangement
  return beginExport((exportId) =>
    api.exportQuery({
      exportId,
      sql,
      parameters,
      ...(compare
        ? { compare: momentsOf(compare, shown.arrangement) }
        : { sort, filters, ...(asOf ? { asOf } : {}) }),
      format,
      name: name.slice(0, 120),
    }),
  )
}
