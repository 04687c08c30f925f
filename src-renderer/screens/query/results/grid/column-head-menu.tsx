import { ArrowDownAZ, ArrowLeft, ArrowRight, ArrowUpZA, Copy, EyeOff, ListFilter, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ResultColumn } from '../../../../../src-preload/contract'
import { Menu, MenuItem, MenuSeparator } from '../../../../components/menu'
import { t } from '../../../../texts'
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
        {t('query.columnHeadMenu.sortAscending')}
      </MenuItem>
      <MenuItem
        icon={<ArrowUpZA size={15} aria-hidden />}
        onSelect={() => onSort([{ column: place, descending: true }])}
      >
        {t('query.columnHeadMenu.sortDescending')}
      </MenuItem>
      {sorted && (
        <MenuItem icon={<X size={15} aria-hidden />} onSelect={() => onSort([])}>
          {t('query.columnHeadMenu.theQuerysOwnOrder')}
        </MenuItem>
      )}
      <MenuItem icon={<ListFilter size={15} aria-hidden />} onSelect={() => onFilter(place)}>
        {t('query.columnHeadMenu.filter')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={<ArrowLeft size={15} aria-hidden />}
        disabled={position === 0}
        onSelect={() => layout.shift(place, -1)}
      >
        {t('query.columnHeadMenu.moveLeft')}
      </MenuItem>
      <MenuItem
        icon={<ArrowRight size={15} aria-hidden />}
        disabled={position === layout.shown.length - 1}
        onSelect={() => layout.shift(place, 1)}
      >
        {t('query.columnHeadMenu.moveRight')}
      </MenuItem>
      <MenuItem
        icon={<EyeOff size={15} aria-hidden />}
        disabled={layout.shown.length === 1}
        onSelect={() => layout.toggle(place, false)}
      >
        {t('query.columnHeadMenu.hide')}
      </MenuItem>
      <MenuItem
        icon={<Copy size={15} aria-hidden />}
        onSelect={() => copyText(column.name, t('query.columnHeadMenu.theName'))}
      >
        {t('query.columnHeadMenu.copyTheName')}
      </MenuItem>
    </Menu>
  )
}
