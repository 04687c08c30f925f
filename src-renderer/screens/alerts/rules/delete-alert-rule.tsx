import type { AlertRule } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { api } from '../../../state/bridge'
import { toastSuccess } from '../../../state/toasts'
import { useAction } from '../../../state/use-action'

export function DeleteAlertRule({ rule, onClose }: { rule: AlertRule; onClose(): void }) {
  const remove = useAction(async () => {
    await api.deleteAlertRule({ alertRuleId: rule.id })
    onClose()
    toastSuccess(`Deleted “${rule.name}”`)
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Delete “${rule.name}”?`}
      description="What it is about is no longer told because of it. Alerts that were told stay. To stop it for a while, switch it off instead."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="danger" busy={remove.busy} onClick={() => void remove.run()}>
            Delete the alert rule
          </Button>
        </>
      }
    />
  )
}
