/** Words of the contract that a page needs from its start on, when it can do without the schemas of the calls. */
import type { Alert } from './contract'

export const severities = ['critical', 'high', 'medium', 'low'] as const
export type Severity = (typeof severities)[number]

/** Whether it tells that something got better: of that, nobody needs to be warned. */
export const tellsOfBetter = ({ kind }: Pick<Alert, 'kind'>): boolean =>
  kind === 'resolved' || kind === 'ready'

/** What is worst comes first, what got better last, whatever its severity. Those alike stay in their order. */
export function worstAlertsFirst(alerts: readonly Alert[]): Alert[] {
  const rank = (alert: Alert) =>
    (tellsOfBetter(alert) ? severities.length : 0) + severities.indexOf(alert.severity)
  return alerts.toSorted((a, b) => rank(a) - rank(b))
}

/** What Sightline speaks. */
export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]
