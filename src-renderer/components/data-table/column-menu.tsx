import { Columns3 } from 'lucide-react'
import { t } from '../../texts'
import { Button } from '../button'
import { Menu, MenuItem, MenuSeparator } from '../menu'
import { MenuCheck } from '../menu-choices'
import type { ColumnLayout } from './use-column-layout'

/** Chooses the columns that are shown; one always is. */
export function ColumnMenu({ layout }: { layout: ColumnLayout }) {
  const columns = layout.table.getAllLeafColumns()
  const shown = columns.filter((column) => column.getIsVisible())
  return (
    <Menu
      trigger={
        <Button size="small" kind="ghost" icon={<Columns3 size={14} aria-hidden />}>
          {t('components.columnMenu.columns')}
        </Button>
      }
    >
      {columns.map((column) => (
        <MenuCheck
          key={column.id}
          checked={column.getIsVisible()}
          disabled={shown.length === 1 && column.getIsVisible()}
          onChange={(checked) => column.toggleVisibility(checked)}
        >
          {String(column.columnDef.header)}
        </MenuCheck>
      ))}
      <MenuSeparator />
      <MenuItem onSelect={() => layout.setWidths({})}>{t('components.columnMenu.resetWidths')}</MenuItem>
    </Menu>
  )
}
