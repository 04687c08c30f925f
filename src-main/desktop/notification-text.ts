import { type Alert, worstAlertsFirst } from '../../src-preload/contract'
import { asNumber, filled, texts } from './texts'

const named = 4

/**
 * One notification for a batch of alerts: the worst one's title, then the resources by name, at most four.
 * What got worse comes before what got better, whatever its severity. The batch is not empty.
 */
export function notificationText(alerts: Alert[]): { title: string; body: string } {
  const sorted = worstAlertsFirst(alerts)
  const worst = sorted[0]!
  // Names of other alerts mean nothing below this title without their own.
  const lines = sorted.flatMap((alert) =>
    alert === worst ? alert.details : alert.details.map((detail) => `${alert.title}: ${detail}`),
  )
  // An alert about many names the first of them.
  const unnamed = alerts.reduce((sum, { total, details }) => sum + Math.max(0, total - details.length), 0)
  const shown = lines.slice(0, named)
  const more = lines.length - shown.length + unnamed
  if (more > 0) shown.push(filled(texts().notification.more, { count: asNumber(more) }))
  return { title: worst.title, body: shown.join('\n') }
}

/** Where a click on it leads: to the finding, where it is about one alone; to all of a first look. */
export function notificationRoute(alerts: Alert[]): `#/${string}` {
  const [only, ...others] = alerts
  if (only?.kind === 'first_look' && others.length === 0)
    return `#/rules/-/findings?integration=${encodeURIComponent(only.integrationId)}`
  const [finding, ...more] = only?.findings ?? []
  if (!only?.ruleId || others.length > 0 || finding?.findingId == null) return '#/alerts'
  return `#/rules/${encodeURIComponent(only.ruleId)}${more.length === 0 ? `?finding=${finding.findingId}` : ''}`
}
