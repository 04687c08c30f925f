import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Cell, ResultColumn } from '../../../../src-preload/contract'
import { IconButton } from '../../../components/button'
import { classNames } from '../../../components/class-names'
import { CopyButton } from '../../../components/copy-button'
import { JsonView } from '../../../components/json/json-view'
import { t } from '../../../texts'
import { cellText, plainValue } from './copy'

/** One row in full, beside the grid: JSON as a tree, texts to their end. Follows the active cell. */
export function Inspector({
  columns,
  places,
  row,
  number,
  active,
  onClose,
}: {
  columns: ResultColumn[]
  places: number[]
  row: Cell[] | undefined
  /** The row's, from 1. */
  number: number
  /** The column to look at. */
  active: number
  onClose(): void
}) {
  const focus = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another cell is another place to look at
  useEffect(() => {
    focus.current?.scrollIntoView({ block: 'nearest' })
  }, [active, number, row])
  return (
    <aside
      className="inspector"
      aria-label={t('query.inspector.row2')}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onClose()}
    >
      <div className="inspector-head">
        <h2>{t('query.inspector.row', { number })}</h2>
        <IconButton label={t('query.inspector.closeTheRow')} size="small" onClick={onClose}>
          <X size={15} />
        </IconButton>
      </div>
      <div className="inspector-fields">
        {places.map((place) => {
          const column = columns[place]
          if (!column || !row) return null
          return (
            <div
              key={place}
              ref={place === active ? focus : undefined}
              className={classNames('inspector-field', place === active && 'inspector-active')}
            >
              <Field column={column} value={row[place] ?? null} />
            </div>
          )
        })}
      </div>
    </aside>
  )
}

function Field({ column, value }: { column: ResultColumn; value: Cell }) {
  const parsed = plainValue(value, column.kind)
  if (typeof parsed === 'object' && parsed !== null)
    return <JsonView key={cellText(value)} label={column.name} value={parsed} />
  return (
    <>
      <div className="spread">
        <h3>{column.name}</h3>
        {value !== null && value !== '' && (
          <CopyButton text={cellText(value)} label={t('query.inspector.copy', { name: column.name })} />
        )}
      </div>
      {value === null ? (
        <span className="result-null">NULL</span>
      ) : value === '' ? (
        <span className="result-null">{t('query.inspector.empty')}</span>
      ) : (
        <div className="inspector-value">
          {cellText(value)}
          {isCut(value) && <p className="faint small">{t('query.inspector.itGoesOnExportsHave')}</p>}
        </div>
      )}
    </>
  )
}

/** Longer texts than this don't leave the engine whole. */
const longest = 100_000
const isCut = (value: Cell) => typeof value === 'string' && value.length >= longest && value.endsWith('…')
