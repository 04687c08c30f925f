import { Ellipsis, Pencil, RefreshCw, Trash2 } from 'lucide-react'
import type { Integration } from '../../../../src-preload/contract'
import { IconButton } from '../../../components/button'
import { Menu, MenuItem, MenuSeparator } from '../../../components/menu'
import { navigate } from '../../../state/location'
import { t } from '../../../texts'
import { useSync } from '../actions'
import { askToDelete } from '../deletion'

export function RowMenu({ integration }: { integration: Integration }) {
  const { id, name, enabled, poll } = integration
  const sync = useSync(id)
  return (
    <Menu
      trigger={
        <IconButton label={t('integrations.rowMenu.actionsFor', { name })}>
          <Ellipsis size={16} />
        </IconButton>
      }
    >
      <MenuItem
        icon={<RefreshCw size={14} aria-hidden />}
        disabled={!enabled || poll !== null || sync.busy}
        onSelect={() => sync.run()}
      >
        {t('common.syncNow')}
      </MenuItem>
      <MenuItem
        icon={<Pencil size={14} aria-hidden />}
        onSelect={() => navigate(`/integrations/${id}/settings`)}
      >
        {t('common.edit')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem danger icon={<Trash2 size={14} aria-hidden />} onSelect={() => askToDelete(integration)}>
        {t('common.deleteAsk')}
      </MenuItem>
    </Menu>
  )
}
