import type { AlertRule } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { api } from '../../../state/bridge'
import { toastSuccess } from '../../../state/toasts'
import { useAction } from '../../../state/use-action'
import { t } from '../../../texts'

export function DeleteAlertRule({ rule, onClose }: { rule: AlertRule; onClose(): void }) {
  const remove = useAction(async () => {
    await api.deleteAlertRule({ alertRuleId: rule.id })
    onClose()
    toastSuccess(t('alerts.deleteAlertRule.deleted', { name: rule.name }))
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('alerts.deleteAlertRule.delete', { name: rule.name })}
      description={t('alerts.deleteAlertRule.whatItIsAboutIs')}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="danger" busy={remove.busy} onClick={() => void remove.run()}>
            {t('alerts.deleteAlertRule.deleteTheAlertRule')}
          </Button>
        </>
      }
    />
  )
}
