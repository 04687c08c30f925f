import { type Api, weekdays } from '../../../src-preload/contract'

/** Sets up who is told what, as a security team might. */
export async function watchDemo(api: Api, webhook: string): Promise<void> {
  const { id } = await api.addChannel({ name: 'Security team', settings: { kind: 'webhook', url: webhook } })
  const channelIds = [id]
  await api.addAlertRule({
    name: 'Serious findings',
    condition: { on: 'finding', transitions: ['opened', 'reopened'], severities: ['critical', 'high'] },
    channelIds,
  })
  await api.addAlertRule({
    name: 'Everything else, once a day',
    condition: {
      on: 'finding',
      transitions: ['opened', 'reopened', 'resolved'],
      severities: ['medium', 'low'],
    },
    channelIds,
    time: 'daily',
  })
  await api.addAlertRule({
    name: 'Permissions of people',
    condition: { on: 'change', changes: ['modified'], fields: ['permissions*'] },
    channelIds,
    time: 'daily',
    severity: 'high',
  })
  await api.addAlertRule({
    name: 'Score',
    condition: { on: 'score', below: 60 },
    channelIds,
    severity: 'high',
  })
  await api.setAlertSettings({
    quietHours: {
      enabled: true,
      days: [...weekdays],
      from: '22:00',
      to: '06:00',
      except: 'critical',
    },
    digests: { time: '08:00', weekday: 'monday' },
    timeZone: 'UTC',
  })
}
