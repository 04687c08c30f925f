import type { QueryKey } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { relativeTime } from '../../../components/relative-time'
import { api } from '../../../state/bridge'
import { toastSuccess } from '../../../state/toasts'
import { useAction } from '../../../state/use-action'

export function RevokeKey({
  queryKey,
  onRevoked,
  onClose,
}: {
  queryKey: QueryKey
  onRevoked(): Promise<void>
  onClose(): void
}) {
  const { id, name, lastUsedAt } = queryKey
  const revoke = useAction(async () => {
    await api.revokeQueryKey({ keyId: id })
    await onRevoked()
    toastSuccess(`Revoked “${name}”`)
    onClose()
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Revoke “${name}”?`}
      description={`Whoever asks with it is refused from now on. It can’t be made good again. ${
        lastUsedAt ? `It was last used ${relativeTime(lastUsedAt, Date.now())}.` : 'It was never used.'
      }`}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="danger" busy={revoke.busy} onClick={() => revoke.run()}>
            Revoke
          </Button>
        </>
      }
    />
  )
}
