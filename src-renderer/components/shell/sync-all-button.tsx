import { RefreshCw } from 'lucide-react'
import { useOverview } from '../../state/overview'
import { useSyncAll } from '../../state/sync-all'
import { t } from '../../texts'
import { Button } from '../button'

/** Polls all enabled integrations now; says so while any poll is under way. */
export function SyncAllButton() {
  const overview = useOverview((state) => state.data)
  const { run, busy } = useSyncAll()
  const polling = (overview?.polling ?? 0) > 0
  const nothing = !overview || overview.integrations === overview.paused
  return (
    <Button
      className="button-wide"
      icon={<RefreshCw size={15} aria-hidden />}
      busy={busy || polling}
      disabled={nothing}
      aria-keyshortcuts="Control+R Meta+R"
      onClick={() => run()}
    >
      {polling ? t('shell.sync.busy') : t('shell.sync.now')}
    </Button>
  )
}
