import { ArrowDownAZ, ArrowLeft, ArrowRight, ArrowUpZA, Copy, EyeOff, ListFilter, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ResultColumn } from '../../../../../src-preload/contract'
import { Menu, MenuItem, MenuSeparator } from '../../../../components/menu'
import type { SortBy } from '../../run/run'
import { copyText } from '../copy'
import type { HeadProps } from './grid-head'

/** What can be done with one column, by keyboard as well. */
export function ColumnHeadMenu({
  column,
  place,
  sorted,
  layout,
  onSort,
  onFilter,
  children,
}: HeadProps & { column: ResultColumn; place: number; sorted: SortBy | undefined; children: ReactNode }) {
  const position = layout.shown.indexOf(place)
  return (
    <Menu trigger={children} align="start">
      <MenuItem
        icon={<ArrowDownAZ size={15} aria-hidden />}
        onSelect={() => onSort([{ column: place, descending: false }])}
      >
        Sort ascending
      </MenuItem>
      <MenuItem
        icon={<ArrowUpZA size={15} aria-hidden />}
        onSelect={() => onSort([{ column: place, descending: true }])}
      >
        Sort descending
      </MenuItem>
      {sorted && (
        <MenuItem icon={<X size={15} aria-hidden />} onSelect={() => onSort([])}>
          The query’s own order
        </MenuItem>
      )}
      <MenuItem icon={<ListFilter size={15} aria-hidden />} onSelect={() => onFilter(place)}>
        Filter…
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={<ArrowLeft size={15} aria-hidden />}
        disabled={position === 0}
        onSelect={() => layout.shift(place, -1)}
      >
        Move left
      </MenuItem>
      <MenuItem
        icon={<ArrowRight size={15} aria-hidden />}
        disabled={position === layout.shown.length - 1}
        onSelect={() => layout.shift(place, 1)}
      >
        Move right
      </MenuItem>
      <MenuItem
        icon={<EyeOff size={15} aria-hidden />}
        disabled={layout.shown.length === 1}
        onSelect={() => layout.toggle(place, false)}
      >
        Hide
      </MenuItem>
      <MenuItem icon={<Copy size={15} aria-hidden />} onSelect={() => copyText(column.name, 'the name')}>
        Copy the name
      </MenuItem>
    </Menu>
  )
}
