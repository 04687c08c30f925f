import type { Alert } from '../../../../src-preload/contract'
import { t } from '../../../texts'
import { channelName } from '../channels/channel-kinds'

/** The worst first. That the desktop app was not there to show it is nothing to whoever reads it now. */
const statuses = ['given_up', 'failed', 'waiting', 'held', 'sent'] as const

/** “Failed: #security · Told: This computer”; null where it is told nowhere. */
export function whereTold({ deliveries }: Pick<Alert, 'deliveries'>): string | null {
  const parts = statuses.flatMap((status) => {
    const names = deliveries
      .filter((delivery) => delivery.status === status)
      .map((one) => channelName({ name: one.channelName, kind: one.channelKind }))
    return names.length > 0
      ? [t(`alerts.whereTold.${status}`, { channels: [...new Set(names)].join(', ') })]
      : []
  })
  return parts.length > 0 ? parts.join(' · ') : null
}

export const wentWrong = ({ deliveries }: Pick<Alert, 'deliveries'>): boolean =>
  deliveries.some(({ status }) => status === 'failed' || status === 'given_up')
