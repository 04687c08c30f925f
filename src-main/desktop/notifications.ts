import { Notification } from 'electron'
import type { Alert, Api } from '../../src-preload/contract'
import { notificationText } from './notification-text'
import { texts } from './texts'

/** Shown ones, as long as they can still be clicked: one that is collected as garbage hears no click. */
const shown = new Set<Notification>()

/** Something that can be done right from a notification, where the system shows buttons. */
interface NotificationAction {
  text: string
  run(): void
}

/** Shows a system notification, where there are any. Without a sound, and not urgent: the system's silence holds. */
export function notify(
  text: { title: string; body: string },
  onClick: () => void,
  actions: NotificationAction[] = [],
): void {
  if (!Notification.isSupported()) return
  const notification = new Notification({
    title: text.title,
    body: asBody(text.body),
    silent: true,
    actions: actions.map((action) => ({ type: 'button', text: action.text })),
  })
  shown.add(notification)
  notification.on('click', onClick)
  // Older Electrons tell the button beside the event.
  notification.on('action', (event, index) => actions[event.actionIndex ?? index]?.run())
  for (const end of ['click', 'action', 'close', 'failed'] as const)
    notification.on(end as 'close', () => shown.delete(notification))
  notification.show()
}

/** Linux reads a body as markup, and the names in it were given by others. */
function asBody(text: string): string {
  if (process.platform !== 'linux') return text
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** One notification for each batch of alerts. */
export function notifyOfAlerts(
  api: Pick<Api, 'onEvent' | 'markAlertsSeen' | 'showAlerts'>,
  onClick: (alerts: Alert[]) => void,
): void {
  if (Notification.isSupported()) keepSaying(api)
  api.onEvent((event) => {
    if (event.event !== 'alerts' || event.payload.length === 0) return
    const alerts = event.payload
    const upTo = Math.max(...alerts.map(({ id }) => id))
    notify(notificationText(alerts), () => onClick(alerts), [
      { text: texts().notification.open, run: () => onClick(alerts) },
      { text: texts().notification.markAsSeen, run: () => void api.markAlertsSeen({ upTo }).catch(() => {}) },
    ])
  })
}

/** That alerts are shown here, so that the engine does not call shown what nobody saw. It may be another engine by now. */
function keepSaying(api: Pick<Api, 'showAlerts' | 'onEvent'>) {
  let timer: NodeJS.Timeout | undefined
  const say = async () => {
    clearTimeout(timer)
    const { forMs } = await api.showAlerts({}).catch(() => ({ forMs: 60_000 }))
    timer = setTimeout(say, forMs / 2)
  }
  api.onEvent(({ event }) => {
    if (event === 'restarted') void say()
  })
  void say()
}
