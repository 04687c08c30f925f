import type { Channel } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { api } from '../../../state/bridge'
import { toastSuccess } from '../../../state/toasts'
import { useAction } from '../../../state/use-action'
import { useCall } from '../../../state/use-call'

export function DeleteChannel({ channel, onClose }: { channel: Channel; onClose(): void }) {
  const { id, name, waiting, held } = channel
  const rules = useCall('listAlertRules', {}, ['channels'])
  const using = rules.data
    ?.filter(({ channelIds }) => channelIds.includes(id))
    .map((rule) => `“${rule.name}”`)
  const remove = useAction(async () => {
    await api.deleteChannel({ channelId: id })
    onClose()
    toastSuccess(`Deleted “${name}”`)
  })
  const lost = waiting + held
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Delete “${name}”?`}
      description="Its address and secrets are removed from the vault, and its deliveries from the log. That can’t be undone."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="danger" busy={remove.busy} onClick={() => void remove.run()}>
            Delete the channel
          </Button>
        </>
      }
    >
      {lost > 0 && (
        <p>
          {lost.toLocaleString()} {lost === 1 ? 'message' : 'messages'} still to be sent there will be lost.
        </p>
      )}
      {using && using.length > 0 && <p>No longer told there: {using.join(', ')}.</p>}
    </Dialog>
  )
}
