import { Braces, CalendarClock, Hash, ToggleLeft, Type } from 'lucide-react'
import type { QueryableColumn } from '../../../../../src-preload/contract'
import { t } from '../../../../texts'
import { insertIntoEditor } from '../../editor/commands'

const icons = { text: Type, number: Hash, boolean: ToggleLeft, json: Braces, time: CalendarClock }

/** A column, its kind, and values that occur in it. */
export function ColumnItem({ column }: { column: QueryableColumn }) {
  const { name, kind, samples, paths, description } = column
  const Icon = icons[kind]
  const examples = samples.map(String).join(', ')
  const told = [
    description,
    examples && t('query.columnItem.forExample', { examples }),
    paths.length > 0 && t('query.columnItem.paths', { paths: paths.join(', ') }),
  ]
  return (
    <li>
      <button
        type="button"
        className="side-column"
        title={told.filter(Boolean).join('\n')}
        onClick={() => insertIntoEditor(name)}
      >
        <Icon size={13} aria-label={t(`query.columnItem.kinds.${kind}`)} />
        <span className="side-column-name">{name}</span>
        <span className="side-sample truncate">{kind === 'json' ? countPaths(paths.length) : examples}</span>
      </button>
    </li>
  )
}

function countPaths(count: number): string {
  return count === 0 ? '' : t('query.columnItem.pathCount', { count })
}
