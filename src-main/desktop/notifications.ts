import { Notification } from 'electron'
import type { Alert, Api } from '../../src-preload/contract'
import { notificationText } from './notification-text'

/** Shown ones, as long as they can still be clicked: one that is collected as garbage hears no click. */
const shown = new Set<Notification>()

/** Shows a system notification, where there are any. */
export function notify(text: { title: string; body: string }, onClick: () => void): void {
  if (!Notification.isSupported()) return
  const notification = new Notification({ title: text.title, body: asBody(text.body) })
  shown.add(notification)
  notification.on('click', onClick)
  for (const end of ['click', 'close', 'failed'] as const)
    notification.on(end as 'close', () => shown.delete(notification))
  notification.show()
}

/** Linux reads a body as markup, and the names in it were given by others. */
function asBody(text: string): string {
  if (process.platform !== 'linux') return text
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** One notification for each batch of alerts. */
export function notifyOfAlerts(api: Pick<Api, 'onEvent'>, onClick: (alerts: Alert[]) => void): void {
  api.onEvent((event) => {
    if (event.event !== 'alerts' || event.payload.length === 0) return
    const alerts = event.payload
    notify(notificationText(alerts), () => onClick(alerts))
  })
}
