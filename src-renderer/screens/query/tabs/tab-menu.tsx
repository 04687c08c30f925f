import { CopyPlus, Ellipsis, PencilLine, RotateCcw, X } from 'lucide-react'
import { IconButton } from '../../../components/button'
import { Menu, MenuItem } from '../../../components/menu'
import { activeTab, closeTab, openTab, reopenTab, useTabs } from './tab-store'

/** What can be done with the tab that is shown. */
export function TabMenu({ onRename }: { onRename(): void }) {
  const { activeId, closed } = useTabs()
  return (
    <Menu
      align="start"
      trigger={
        <IconButton label="Tab" size="small">
          <Ellipsis size={15} />
        </IconButton>
      }
    >
      {/* After the menu has given the focus back. */}
      <MenuItem icon={<PencilLine size={15} aria-hidden />} onSelect={() => setTimeout(onRename)}>
        Rename
      </MenuItem>
      <MenuItem icon={<CopyPlus size={15} aria-hidden />} onSelect={duplicate}>
        Duplicate
      </MenuItem>
      <MenuItem icon={<X size={15} aria-hidden />} onSelect={() => closeTab(activeId)}>
        Close
      </MenuItem>
      <MenuItem
        icon={<RotateCcw size={15} aria-hidden />}
        disabled={closed.length === 0}
        onSelect={reopenTab}
      >
        {closed.length > 0 ? `Reopen “${closed.at(-1)?.name}”` : 'Reopen a closed tab'}
      </MenuItem>
    </Menu>
  )
}

function duplicate(): void {
  const { sql, parameters, values, time, name } = activeTab()
  openTab({ sql, parameters, values, time, name: `${name} copy` })
}
