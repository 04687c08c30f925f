import { Braces } from 'lucide-react'
import type { Cell, ResultColumn } from '../../../../../src-preload/contract'
import { ResourceLink } from '../../../../components/resource-link'
import { t } from '../../../../texts'
import type { Located } from '../located'

/** A value as SQLite has it, in one line: nothing is made prettier than it is. */
export function CellContent({
  value,
  column,
  located,
}: {
  value: Cell | undefined
  column: ResultColumn
  /** The resource that the value is the id of. */
  located?: Located
}) {
  if (value === undefined) return <span className="skeleton" style={{ width: '60%' }} />
  if (value === null) return <span className="result-null">NULL</span>
  if (value === '') return <span className="result-null">{t('query.cellContent.empty')}</span>
  if (typeof value === 'number') return value
  if (located)
    return (
      <ResourceLink
        integrationId={located.integrationId}
        type={located.resourceType}
        id={located.id}
        className="truncate"
      >
        {value}
      </ResourceLink>
    )
  if (column.kind === 'json')
    return (
      <span className="result-json">
        <Braces size={12} aria-hidden />
        <span className="truncate">{value.slice(0, 300)}</span>
      </span>
    )
  return value.slice(0, 300)
}
