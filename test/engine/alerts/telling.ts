import type { EngineOptions } from '../../../src-main/engine/engine'
import type { Alert, Api, Delivery, InputOf } from '../../../src-preload/contract'
import { polled } from '../harness'

const minute = 60_000

/**
 * An engine that was polled once and then paused, whose clock stands until the test moves it: alerts come of suppressions
 * whose time is over.
 */
export async function told(start: string, options: Partial<EngineOptions> = {}) {
  const clock = { at: Date.parse(start) }
  const now = () => new Date(clock.at)
  const { api, close, id } = await polled({}, { now, timer: true, tickMs: 20, ...options })
  await api.setEnabled({ integrationId: id, enabled: false })
  await until(async () => (await api.listDeliveries({ statuses: ['waiting'] })).total === 0)

  /** As many alerts at once, each about one finding of a rule of its own. Moves the clock by a minute. */
  async function raise(count: number): Promise<Alert[]> {
    const { rows: findings } = await api.listFindings({ status: 'open', limit: 500 })
    const { rows: before } = await api.listAlerts({ limit: 1 })
    const byRule = Map.groupBy(findings, ({ ruleId }) => ruleId)
    const end = new Date(clock.at + minute).toISOString()
    for (const [finding] of [...byRule.values()].slice(0, count))
      await api.suppress({
        target: { scope: 'findings', findingIds: [finding?.id ?? 0] },
        reason: 'For a minute',
        until: end,
      })
    clock.at += minute
    const raised = async () =>
      (await api.listAlerts()).rows.filter((alert) => alert.id > (before[0]?.id ?? 0))
    await until(async () => (await raised()).length === count)
    await until(async () => !(await api.query({ sql: unrouted })).rows.length)
    return (await raised()).reverse()
  }

  return {
    api,
    close,
    id,
    clock,
    now,
    raise,
    /** Moves the clock, and waits until what is due by then was tried. */
    async goTo(time: string) {
      clock.at = Date.parse(time)
      await until(async () => (await api.listDeliveries()).rows.every(isSettledBy(now())))
    },
    deliveriesTo: async (channelId: string) => (await api.listDeliveries({ channelId })).rows.reverse(),
  }
}

/** A webhook that findings are told to. */
export async function hooked(api: Api, url: string, rule: Partial<InputOf<'addAlertRule'>> = {}) {
  const channel = await api.addChannel({ name: 'Hook', settings: { kind: 'webhook', url } })
  await api.addAlertRule({
    name: 'Findings to the hook',
    condition: { on: 'finding', transitions: ['opened', 'reopened'] },
    channelIds: [channel.id],
    ...rule,
  })
  return channel
}

/** Alerts of which it is not decided yet where they are told have no delivery; all tests' alerts get one. */
const unrouted = `SELECT a.id FROM sightline_alert AS a
  WHERE NOT EXISTS (SELECT 1 FROM sightline_delivery AS d, json_each(d.alertIds) AS t WHERE t.value = a.id)`

const isSettledBy =
  (now: Date) =>
  ({ status, nextAttemptAt }: Delivery) =>
    status !== 'waiting' && (nextAttemptAt === null || nextAttemptAt > now.toISOString())

export async function until(holds: () => Promise<boolean>, ms = 8000): Promise<void> {
  const end = Date.now() + ms
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('It did not come to that in time.')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
