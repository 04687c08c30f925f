import { ChevronDown, ChevronRight, Play } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { QueryableColumn, QueryableView } from '../../../../../src-preload/contract'
import { IconButton } from '../../../../components/button'
import { t } from '../../../../texts'
import { formatNumber } from '../../../../texts/format'
import { insertIntoEditor } from '../../editor/commands'
import { runTab } from '../../run/run-tab'
import { openTab } from '../../tabs/tab-store'
import { ColumnItem } from './column-item'

/** A view: its name goes into the text, the arrow shows its columns, the triangle asks for its rows. */
export function ViewItem({
  view,
  columns,
  open: wished,
}: {
  view: QueryableView
  columns: QueryableColumn[]
  open: boolean
}) {
  const [open, setOpen] = useState(wished)
  useEffect(() => setOpen(wished), [wished])
  const Arrow = open ? ChevronDown : ChevronRight
  const peek = () => {
    const tab = openTab({ name: view.title, sql: `SELECT *\nFROM ${view.name}` })
    runTab(tab.id)
  }
  return (
    <li>
      <div className="side-line">
        <button
          type="button"
          className="side-arrow"
          aria-expanded={open}
          aria-label={t('query.viewItem.columnsOf', { name: view.name })}
          onClick={() => setOpen(!open)}
        >
          <Arrow size={13} aria-hidden />
        </button>
        <button
          type="button"
          className="side-name truncate"
          title={view.description ? `${view.title}: ${view.description}` : view.title}
          onClick={() => insertIntoEditor(view.name)}
        >
          {view.name}
        </button>
        {view.rows !== null && <span className="side-count">{formatNumber(view.rows)}</span>}
        <IconButton
          label={t('query.viewItem.rowsOf', { name: view.name })}
          size="small"
          className="side-peek"
          onClick={peek}
        >
          <Play size={12} />
        </IconButton>
      </div>
      {open && (
        <ul className="side-columns">
          {columns.map((column) => (
            <ColumnItem key={column.name} column={column} />
          ))}
        </ul>
      )}
    </li>
  )
}
