import { CheckCheck } from 'lucide-react'
import { Button } from '../../../components/button'
import { useOverview } from '../../../state/overview'
import { t } from '../../../texts'
import { useMarkAlertsSeen } from './use-seen-alerts'

/** Offered while there is an alert that nobody has seen. */
export function MarkSeen() {
  const unseen = useOverview((state) => state.data?.unseenAlerts ?? 0)
  const mark = useMarkAlertsSeen()
  if (unseen === 0) return null
  return (
    <Button icon={<CheckCheck size={15} aria-hidden />} busy={mark.busy} onClick={() => void mark.run()}>
      {t('alerts.inbox.markAllSeen')}
    </Button>
  )
}
