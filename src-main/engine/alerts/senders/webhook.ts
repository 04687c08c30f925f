import { createHmac } from 'node:crypto'
import type { Alert } from '../../../../src-preload/contract'
import { type Message, plainText } from '../message'
import type { WebhookTarget } from '../target'
import { renderTemplate, type TemplateValues } from '../webhook-template'
import { post } from './post'
import type { Attempt, Sent } from './sending'

/**
 * `Idempotency-Key` is the same however often a message is sent. Where there is a secret, `Sightline-Signature` is
 * `v1=` and, in hex, the HMAC-SHA256 of `Sightline-Timestamp` (seconds since 1970), a dot, and the body as it is sent.
 */
export async function sendToWebhook(
  target: WebhookTarget,
  message: Message,
  attempt: Attempt,
): Promise<Sent> {
  const { url, headers, secret, contentType, template } = target
  const body = renderTemplate(template, contentType, valuesOf(message))
  const timestamp = String(Math.floor(attempt.now.getTime() / 1000))
  const { status } = await post(
    url,
    {
      headers: {
        ...Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), value])),
        'content-type': contentType,
        'idempotency-key': message.key,
        'sightline-timestamp': timestamp,
        ...(secret === null ? {} : { 'sightline-signature': signature(secret, `${timestamp}.${body}`) }),
      },
      body,
    },
    attempt,
  )
  return { answer: String(status), flaw: null }
}

const signature = (secret: string, text: string) =>
  `v1=${createHmac('sha256', secret).update(text).digest('hex')}`

/** An alert as a webhook gets it: what a script can use, without what only the app shows. */
function payloadOf(alert: Alert) {
  const { id, at, kind, severity, integrationId, integrationName, title, details, findings, total, rules } =
    alert
  const { ruleId, ruleName, queryId, packId } = alert
  const about = { ruleId, ruleName, queryId, packId }
  return {
    ...{ id, at, kind, severity, integrationId, integrationName, ...about },
    ...{ title, details, findings, total, rules },
  }
}

function valuesOf(message: Message): TemplateValues {
  const { alerts } = message
  return {
    title: message.title,
    text: plainText(message),
    severity: message.severity ?? 'low',
    kind: alerts[0]?.kind ?? 'test',
    integration: [...new Set(alerts.map(({ integrationName }) => integrationName))].join(', '),
    at: message.at,
    count: String(alerts.length),
    id: message.key,
    alerts: JSON.stringify(alerts.map(payloadOf)),
  }
}
