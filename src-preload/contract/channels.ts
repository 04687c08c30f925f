import type { ErrorReport } from '../errors'
import type { Alert } from './alerts'
import type { Instant } from './basics'

/** Where alerts are told. Its secrets are in the vault: they go in, and never come out again. */
export interface Channel {
  id: string
  name: string
  /** False: nothing is told there. */
  enabled: boolean
  /** Whether quiet hours hold what is to be told there. */
  keepsQuiet: boolean
  settings: ChannelSettings
  /** Where it goes, without anything secret: a host, mail addresses. Empty for the system's own notifications. */
  address: string
  /** Messages on their way: waiting, or to be tried again. */
  waiting: number
  /** Messages that wait for the end of quiet hours, or for their digest. */
  held: number
  /** The latest message that was sent or could not be. Null: there was none yet. */
  lastDelivery: Pick<Delivery, 'status' | 'lastAttemptAt' | 'error'> | null
}

/** What can be shown of a channel's settings. */
export type ChannelSettings =
  /** The notifications of this computer, and the tray. There is one, and it can't be deleted. */
  | { kind: 'system' }
  /** Incoming webhooks, whose address is a secret itself: its host alone is shown. */
  | { kind: 'slack'; host: string }
  | { kind: 'teams'; host: string }
  | {
      kind: 'webhook'
      host: string
      /** Names of the headers that are sent along; their values are secret. */
      headers: string[]
      /** Whether messages are signed. */
      signed: boolean
      contentType: string
      /** Null: {@link webhookBody}. */
      template: string | null
    }
  | {
      kind: 'email'
      host: string
      port: number
      security: MailSecurity
      /** Null: without signing in. */
      user: string | null
      from: string
      to: string[]
    }
export type ChannelKind = ChannelSettings['kind']

export const mailSecurities = ['tls', 'starttls', 'none'] as const
/** TLS from the start (465), STARTTLS before anything else (587), or nothing, which only this computer's own may have. */
export type MailSecurity = (typeof mailSecurities)[number]

/** What stands for what in a webhook's template, as `{{name}}`; within JSON quotes unless it says otherwise. */
export const webhookPlaceholders = [
  { name: 'title', description: 'One sentence: what happened' },
  { name: 'text', description: 'The whole message as plain text, several lines' },
  { name: 'severity', description: 'The worst of its alerts: critical, high, medium or low' },
  { name: 'kind', description: 'Of its first alert: opened, resolved, changed …' },
  { name: 'integration', description: 'The integration’s name; several separated by commas' },
  { name: 'at', description: 'When it happened, ISO 8601' },
  { name: 'count', description: 'How many alerts it tells of; a number, without quotes' },
  { name: 'id', description: 'The message’s own id: the same when it is tried again' },
  { name: 'alerts', description: 'All alerts as a JSON array, without quotes' },
] as const
/** What a webhook without a template of its own is sent. */
export const webhookBody = `{
  "id": "{{id}}",
  "title": "{{title}}",
  "text": "{{text}}",
  "severity": "{{severity}}",
  "at": "{{at}}",
  "count": {{count}},
  "alerts": {{alerts}}
}`

/** What came of trying a channel. */
export interface ChannelTest {
  ok: boolean
  tookMs: number
  /** What it said: “200”, “250 accepted”. Null where there was no answer. */
  answer: string | null
  error: ErrorReport | null
}

export const deliveryStatuses = ['held', 'waiting', 'failed', 'sent', 'not_shown', 'given_up'] as const
/**
 * `held`: until quiet hours are over, or its digest is due. `waiting`: sent as soon as it can be. `failed`: tried again at
 * `nextAttemptAt`. `not_shown`: no app was open on this computer to show it. `given_up`, and that: not tried again, unless
 * it is asked for.
 */
export type DeliveryStatus = (typeof deliveryStatuses)[number]

/**
 * One message to one channel. `storm`: so much at once that it became one message; `quiet_hours`: what was held during
 * them; `daily`, `weekly`: a digest.
 */
export interface Delivery {
  id: number
  channelId: string
  channelName: string
  channelKind: ChannelKind
  purpose: 'alert' | 'storm' | 'quiet_hours' | 'daily' | 'weekly' | 'test'
  status: DeliveryStatus
  title: string
  /** The first ten of its alerts. */
  alerts: Pick<Alert, 'id' | 'title' | 'severity' | 'kind' | 'integrationId'>[]
  /** Of how many those are the first. */
  total: number
  createdAt: Instant
  attempts: number
  lastAttemptAt: Instant | null
  /** When it is tried (again), or no longer held. */
  nextAttemptAt: Instant | null
  sentAt: Instant | null
  /** Why the last attempt failed, and what to do. Never with anything secret. */
  error: ErrorReport | null
}
