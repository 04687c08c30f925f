import type { Column, ResourceTypeInfo, Row } from '../../../../src-preload/contract'
import type { DataColumn } from '../../../components/data-table/columns'
import { Cell } from '../../../components/values/cell'
import { t } from '../../../texts'

const widths: Record<Column['kind'], number> = { text: 170, number: 104, boolean: 104, json: 200, time: 124 }

/** A resource type's columns, and what Sightline itself knows of each resource. */
export function columnsOf(type: ResourceTypeInfo, several: boolean): DataColumn<Row>[] {
  const first = type.columns.find(({ shown }) => shown)
  // An id says nothing to people: what has no name among its columns is listed by the one it is called by.
  const nameless = first?.name === 'id'
  return [
    ...(nameless ? [{ ...own('_name', t('common.name'), 'text'), sortable: false, cell: nameCell }] : []),
    ...type.columns.map((column) => toDataColumn(column, column === first && !nameless)),
    ...(several ? [own('_integrationName', t('common.integration'), 'text')] : []),
    own('_changedAt', t('common.changed'), 'time'),
    { ...own('_firstSeenAt', t('browser.columns.firstSeen'), 'time'), hidden: true },
  ]
}

function nameCell(row: Row) {
  return (
    <span className="cell-name">
      <Cell kind="text" value={row._name} />
    </span>
  )
}

function toDataColumn(column: Column, isFirst: boolean): DataColumn<Row> {
  const cell = (row: Row) => (
    // A column of ids reads better as the names of what they stand for.
    <Cell kind={column.kind} value={row[`_name:${column.name}`] ?? row[column.name]} />
  )
  return {
    id: column.name,
    title: column.title,
    width: widths[column.kind],
    hidden: !column.shown || column.name === 'id',
    end: column.kind === 'number',
    // Lists have no order that means anything.
    sortable: column.kind !== 'json',
    cell: isFirst ? (row) => <span className="cell-name">{cell(row)}</span> : cell,
  }
}

function own(id: string, title: string, kind: Column['kind']): DataColumn<Row> {
  return {
    id,
    title,
    width: widths[kind],
    sortable: true,
    cell: (row) => <Cell kind={kind} value={row[id]} />,
  }
}
