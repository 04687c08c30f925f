import type { QueryKey } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { relativeTime } from '../../../components/relative-time'
import { api } from '../../../state/bridge'
import { toastSuccess } from '../../../state/toasts'
import { useAction } from '../../../state/use-action'
import { t } from '../../../texts'

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
    toastSuccess(t('settings.revokeKey.revoked', { name }))
    onClose()
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('settings.revokeKey.title', { name })}
      description={
        lastUsedAt
          ? t('settings.revokeKey.used', { when: relativeTime(lastUsedAt, Date.now()) })
          : t('settings.revokeKey.unused')
      }
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="danger" busy={revoke.busy} onClick={() => revoke.run()}>
            {t('settings.revokeKey.revoke')}
          </Button>
        </>
      }
    />
  )
}
