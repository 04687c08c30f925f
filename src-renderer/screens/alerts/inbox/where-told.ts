import type { Alert, DeliveryStatus } from '../../../../src-preload/contract'

/** The worst first. */
const words: [DeliveryStatus, string][] = [
  ['given_up', 'Given up in'],
  ['failed', 'Failed in'],
  ['waiting', 'On the way to'],
  ['held', 'Held for'],
  ['sent', 'Told in'],
]

/** “Failed in #security · Told in This computer”; null where it is told nowhere. */
export function whereTold({ deliveries }: Pick<Alert, 'deliveries'>): string | null {
  const parts = words.flatMap(([status, word]) => {
    const names = deliveries.filter((delivery) => delivery.status === status).map((one) => one.channelName)
    return names.length > 0 ? [`${word} ${[...new Set(names)].join(', ')}`] : []
  })
  return parts.length > 0 ? parts.join(' · ') : null
}

export const wentWrong = ({ deliveries }: Pick<Alert, 'deliveries'>): boolean =>
  deliveries.some(({ status }) => status === 'failed' || status === 'given_up')
