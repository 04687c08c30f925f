/** Everything about alerts, put together: the calls of the contract that have to do with them, and when they are told. */
import { SightlineError } from '../../../src-preload/contract'
import type { EventHub } from '../events'
import type { Handlers } from '../handlers'
import type { Log } from '../log/log'
import type { Egress } from '../network/egress'
import type { Db } from '../store/database'
import type { WriteLock } from '../store/write-lock'
import type { Vault } from '../vault/vault'
import { AlertRules } from './alert-rules'
import { AlertSettingsStore } from './alert-settings'
import type { Alerts } from './alerts'
import { Channels } from './channels'
import { Deliveries } from './deliveries'
import { DeliveryLog } from './delivery-log'
import { alertsToShow } from './message'
import { MessageSender } from './message-sender'
import { nextDigest } from './quiet-hours'
import { Routing } from './routing'
import { targetOf } from './target'

const patienceMs = 15_000
/** A host that said so lately that it shows alerts shows them still. */
const showsForMs = 2 * 60_000
/** For what is to be sent before a command ends. */
const mostWaitMs = 20_000

type AlertCall =
  | 'listAlerts'
  | 'markAlertsSeen'
  | 'markAlertsUnseen'
  | 'showAlerts'
  | 'listAlertRules'
  | 'addAlertRule'
  | 'updateAlertRule'
  | 'deleteAlertRule'
  | 'listChannels'
  | 'addChannel'
  | 'updateChannel'
  | 'deleteChannel'
  | 'testChannel'
  | 'listDeliveries'
  | 'retryDelivery'
  | 'getAlertSettings'
  | 'setAlertSettings'

interface Alerting {
  handlers: Handlers<AlertCall>
  /** Tells what was raised until then, once `work` has ended: what belongs together is told together. */
  after(work: Promise<unknown>): void
  /**
   * A compliance score (0 to 100; null: none) is another than before. Inside the caller's turn to write, and in its
   * transaction if there is one.
   */
  scoreChanged(score: Parameters<Alerts['raiseScore']>[0]): void
  /** Resolves once what is to be told by now was tried; it is not waited for without end. */
  sent(): Promise<void>
  /** By the clock: what is due by now. */
  tick(): Promise<void>
  close(): Promise<void>
}

export function createAlerting(needs: {
  db: Db
  alerts: Alerts
  vault: Vault
  events: EventHub
  writeLock: WriteLock
  log: Log
  egress: Egress
  now: () => Date
  pollsUnderWay: () => number[]
  /** For how long a channel's answer is waited for. */
  patienceMs?: number
}): Alerting {
  const { db, vault, events, writeLock, now, pollsUnderWay } = needs
  const { log: alertLog } = needs.alerts
  const { log } = needs
  const write = <T>(work: () => T) => writeLock.exclusively(work)
  const rules = new AlertRules(db)
  const channels = new Channels(db, vault, write)
  const deliveries = new Deliveries(db, alertLog)
  const deliveryLog = new DeliveryLog(db, alertLog)
  const settings = new AlertSettingsStore(db, now)
  const announced = <T>(answer: T): T => {
    events.emit({ event: 'channels', payload: {} })
    return answer
  }
  let shownUntil = 0
  const sender = new MessageSender({
    channels,
    deliveries,
    settings,
    write,
    now,
    log,
    egress: needs.egress,
    patienceMs: needs.patienceMs ?? patienceMs,
    show: (message) => {
      events.emit({ event: 'alerts', payload: alertsToShow(message) })
      return performance.now() < shownUntil
    },
    onMoved: () => announced(undefined),
  })
  const routing = new Routing({
    db,
    alerts: alertLog,
    rules,
    channels,
    deliveries,
    settings,
    now,
    pollsUnderWay,
  })

  let closed = false
  const route = async () => {
    if (closed) return
    const pending = db.prepare('SELECT EXISTS (SELECT 1 FROM alert WHERE routed = 0)').pluck().get() === 1
    if (pending && (await write(() => routing.route())) > 0) {
      events.emit({ event: 'alerts', payload: [] })
      announced(undefined)
    }
    void sender.send()
  }
  deliveries.forgetOld(now())
  let turn: Promise<void> = Promise.resolve()
  const after = (work: Promise<unknown>) => {
    turn = Promise.allSettled([turn, work])
      .then(route)
      .catch((error) => log.failed('alerts-not-told', error))
  }
  const off: SightlineError = new SightlineError(
    'channel-off',
    'The channel was turned off.',
    'Turn it on, then send it again.',
  )

  return {
    handlers: {
      listAlerts: async (input) => alertLog.list(input),
      markAlertsSeen: async ({ upTo }) => {
        const { marked, before } = await write(() => alertLog.markSeen(upTo))
        if (marked > 0) events.emit({ event: 'alerts', payload: [] })
        return { marked, before }
      },
      markAlertsUnseen: async ({ after }) => {
        const marked = await write(() => alertLog.markUnseen(after))
        if (marked > 0) events.emit({ event: 'alerts', payload: [] })
        return { marked }
      },
      showAlerts: async () => {
        shownUntil = performance.now() + showsForMs
        return { forMs: showsForMs }
      },
      listAlertRules: async () => rules.list(),
      addAlertRule: async (input) => announced(await write(() => rules.add(input))),
      updateAlertRule: async (input) => announced(await write(() => rules.update(input))),
      deleteAlertRule: async ({ alertRuleId }) =>
        announced({ deleted: await write(() => rules.delete(alertRuleId)) }),
      listChannels: async () => channels.list(),
      addChannel: async (input) => announced(await channels.add(input)),
      updateChannel: async (input) => {
        const channel = await channels.update(input)
        await write(() => {
          if (!channel.enabled) deliveries.giveUp(channel.id, off.report())
          else if (!channel.keepsQuiet) deliveries.rescheduleQuiet(now(), channel.id)
        })
        void sender.send()
        return announced(channels.get(channel.id))
      },
      deleteChannel: async ({ channelId }) => {
        await channels.delete(channelId)
        return announced({ deleted: true })
      },
      testChannel: async ({ channelId, settings: given }) => {
        const stored = channelId === undefined ? null : await channels.target(channelId)
        const target = given ? targetOf(given, stored) : stored
        if (!target)
          throw new SightlineError(
            'bad-input',
            'There is nothing to test.',
            'Say which channel, or its settings.',
          )
        const at = now().toISOString()
        const test = await sender.try(target)
        if (channelId !== undefined && !given)
          await write(() => channels.row(channelId) && deliveries.noteTest(channelId, at, test.error))
        return announced(test)
      },
      listDeliveries: async (input) => deliveryLog.list(input),
      retryDelivery: async ({ deliveryId }) => {
        const { channelId } = deliveryLog.get(deliveryId)
        if (!channels.get(channelId).enabled)
          throw new SightlineError('channel-off', 'The channel is turned off.', 'Turn it on, then try again.')
        await sender.sendNow(deliveryId, channelId)
        return deliveryLog.get(deliveryId)
      },
      getAlertSettings: async () => settings.get(),
      setAlertSettings: async (input) => {
        const set = await write(() => {
          const set = settings.set(input)
          const until = set.quietUntil === null ? now() : new Date(set.quietUntil)
          deliveries.rescheduleQuiet(until)
          for (const time of ['daily', 'weekly'] as const)
            deliveries.rescheduleDigests(time, nextDigest(time, set, settings.zone, now()))
          return set
        })
        void sender.send()
        return announced(set)
      },
    },
    after,
    scoreChanged(score) {
      needs.alerts.raiseScore(score, now().toISOString())
      after(Promise.resolve())
    },
    sent: () =>
      Promise.race([
        turn.then(() => sender.send()),
        new Promise<void>((resolve) => setTimeout(resolve, mostWaitMs).unref()),
      ]),
    async tick() {
      after(Promise.resolve())
      await turn
    },
    close() {
      closed = true
      return sender.close()
    },
  }
}
