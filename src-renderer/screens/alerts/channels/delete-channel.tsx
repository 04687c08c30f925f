import type { Channel } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { api } from '../../../state/bridge'
import { toastSuccess } from '../../../state/toasts'
import { useAction } from '../../../state/use-action'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'

export function DeleteChannel({ channel, onClose }: { channel: Channel; onClose(): void }) {
  const { id, name, waiting, held } = channel
  const rules = useCall('listAlertRules', {}, ['channels'])
  const using = rules.data
    ?.filter(({ channelIds }) => channelIds.includes(id))
    .map((rule) => t('common.quoted', { text: rule.name }))
  const remove = useAction(async () => {
    await api.deleteChannel({ channelId: id })
    onClose()
    toastSuccess(t('alerts.deleteChannel.deleted', { name }))
  })
  const lost = waiting + held
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('alerts.deleteChannel.delete', { name })}
      description={t('alerts.deleteChannel.itsAddressAndSecretsAre')}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="danger" busy={remove.busy} onClick={() => void remove.run()}>
            {t('alerts.deleteChannel.deleteTheChannel')}
          </Button>
        </>
      }
    >
      {lost > 0 && <p>{t('alerts.deleteChannel.messagesStillToBeSent', { count: lost })}</p>}
      {using && using.length > 0 && (
        <p>{t('alerts.deleteChannel.noLongerToldThere', { rules: using.join(', ') })}</p>
      )}
    </Dialog>
  )
}
