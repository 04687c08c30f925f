import { Ellipsis, Pencil, RefreshCw, Trash2 } from 'lucide-react'
import type { Integration } from '../../../../src-preload/contract'
import { IconButton } from '../../../components/button'
import { Menu, MenuItem, MenuSeparator } from '../../../components/menu'
import { navigate } from '../../../state/location'
import { useSync } from '../actions'
import { askToDelete } from '../deletion'

export function RowMenu({ integration }: { integration: Integration }) {
  const { id, name, enabled, poll } = integration
  const sync = useSync(id)
  return (
    <Menu
      trigger={
        <IconButton label={`Actions for ${name}`}>
          <Ellipsis size={16} />
        </IconButton>
      }
    >
      <MenuItem
        icon={<RefreshCw size={14} aria-hidden />}
        disabled={!enabled || poll !== null || sync.busy}
        onSelect={() => sync.run()}
      >
        Sync now
      </MenuItem>
      <MenuItem
        icon={<Pencil size={14} aria-hidden />}
        onSelect={() => navigate(`/integrations/${id}/settings`)}
      >
        Edit
      </MenuItem>
      <MenuSeparator />
      <MenuItem danger icon={<Trash2 size={14} aria-hidden />} onSelect={() => askToDelete(integration)}>
        Delete…
      </MenuItem>
    </Menu>
  )
}
