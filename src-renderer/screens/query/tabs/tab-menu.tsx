import { CopyPlus, Ellipsis, PencilLine, RotateCcw, X } from 'lucide-react'
import { IconButton } from '../../../components/button'
import { Menu, MenuItem } from '../../../components/menu'
import { t } from '../../../texts'
import { activeTab, closeTab, openTab, reopenTab, useTabs } from './tab-store'

/** What can be done with the tab that is shown. */
export function TabMenu({ onRename }: { onRename(): void }) {
  const { activeId, closed } = useTabs()
  return (
    <Menu
      align="start"
      trigger={
        <IconButton label={t('query.tabMenu.tab')} size="small">
          <Ellipsis size={15} />
        </IconButton>
      }
    >
      {/* After the menu has given the focus back. */}
      <MenuItem icon={<PencilLine size={15} aria-hidden />} onSelect={() => setTimeout(onRename)}>
        {t('query.tabMenu.rename')}
      </MenuItem>
      <MenuItem icon={<CopyPlus size={15} aria-hidden />} onSelect={duplicate}>
        {t('common.duplicate')}
      </MenuItem>
      <MenuItem icon={<X size={15} aria-hidden />} onSelect={() => closeTab(activeId)}>
        {t('common.close')}
      </MenuItem>
      <MenuItem
        icon={<RotateCcw size={15} aria-hidden />}
        disabled={closed.length === 0}
        onSelect={reopenTab}
      >
        {closed.length > 0
          ? t('query.tabMenu.reopen', { name: closed.at(-1)?.name ?? '' })
          : t('query.tabMenu.reopenAClosedTab')}
      </MenuItem>
    </Menu>
  )
}

function duplicate(): void {
  const { sql, parameters, values, time, name, named } = activeTab()
  openTab({ sql, parameters, values, time, named, name: t('query.tabMenu.copyOf', { name }) })
}
