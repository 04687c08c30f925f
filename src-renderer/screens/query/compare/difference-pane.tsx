import { X } from 'lucide-react'
import type { Cell, ResultColumn } from '../../../../src-preload/contract'
import { IconButton } from '../../../components/button'
import { Diff } from '../../../components/diff/diff'
import { JsonView } from '../../../components/json/json-view'
import { t } from '../../../texts'
import { rowObject } from '../results/copy'
import type { RowDifference } from './row-difference'

const titles = {
  get added() {
    return t('common.added')
  },
  get removed() {
    return t('common.removed')
  },
  get changed() {
    return t('common.changed')
  },
} as const

/** One row that differs, in full. */
export function DifferencePane({
  difference: { kind, before, after },
  columns,
  number,
  onClose,
}: {
  difference: RowDifference
  columns: ResultColumn[]
  number: number
  onClose(): void
}) {
  const object = (row: Cell[] | null) => row && rowObject(columns, row)
  return (
    <aside
      className="inspector"
      aria-label={t('query.differencePane.difference')}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onClose()}
    >
      <div className="inspector-head">
        <h2>{t('query.differencePane.row', { kind: titles[kind], number })}</h2>
        <IconButton label={t('query.differencePane.closeTheRow')} size="small" onClick={onClose}>
          <X size={15} />
        </IconButton>
      </div>
      <div className="inspector-fields inspector-field">
        {kind === 'changed' ? (
          <Diff before={object(before)} after={object(after)} />
        ) : (
          <JsonView
            key={number}
            label={t('query.differencePane.row2', { kind: titles[kind] })}
            value={object(after ?? before)}
          />
        )}
      </div>
    </aside>
  )
}
