import type { Alert, DeliveryStatus } from '../../../../src-preload/contract'

/** The worst first. */
const words: [DeliveryStatus, string][] = [
  ['given_up', 'Given up'],
  ['failed', 'Failed'],
  ['waiting', 'On the way'],
  ['held', 'Held'],
  ['sent', 'Told'],
]

/** “Failed: #security · Told: This computer”; null where it is told nowhere. */
export function whereTold({ deliveries }: Pick<Alert, 'deliveries'>): string | null {
  const parts = words.flatMap(([status, word]) => {
    const names = deliveries.filter((delivery) => delivery.status === status).map((one) => one.channelName)
    return names.length > 0 ? [`${word}: ${[...new Set(names)].join(', ')}`] : []
  })
  return parts.length > 0 ? parts.join(' · ') : null
}

export const wentWrong = ({ deliveries }: Pick<Alert, 'deliveries'>): boolean =>
  deliveries.some(({ status }) => status === 'failed' || status === 'given_up')
