import { type Alert, severities } from '../../src-preload/contract'

const named = 4

/**
 * One notification for a batch of alerts: the worst one's title, then the resources by name, at most four.
 * What got worse comes before what got better, whatever its severity. The batch is not empty.
 */
export function notificationText(alerts: Alert[]): { title: string; body: string } {
  const worstFirst = [...alerts].sort((a, b) => rank(a) - rank(b))
  const worst = worstFirst[0]!
  // Names of other alerts mean nothing below this title without their own.
  const lines = worstFirst.flatMap((alert) =>
    alert === worst ? alert.details : alert.details.map((detail) => `${alert.title}: ${detail}`),
  )
  const shown = lines.slice(0, named)
  if (lines.length > named) shown.push(`and ${lines.length - named} more`)
  return { title: worst.title, body: shown.join('\n') }
}

function rank(alert: Alert): number {
  const better = alert.kind === 'resolved' || alert.kind === 'ready'
  return (better ? severities.length : 0) + severities.indexOf(alert.severity)
}
