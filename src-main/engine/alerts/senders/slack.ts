import { type Message, moreAlerts, shortened } from '../message'
import type { HookTarget } from '../target'
import { post } from './post'
import { type Attempt, SendingError, type Sent } from './sending'

/** What Slack says of a message that it does not take, as it documents it. */
const refusals: Record<string, string> = {
  invalid_payload: 'Slack can’t read the message.',
  invalid_token: 'The webhook was revoked.',
  no_service: 'The webhook was removed or turned off.',
  no_team: 'The workspace does not exist (any more).',
  no_active_hooks: 'The webhook was turned off.',
  channel_not_found: 'Its channel was deleted.',
  channel_is_archived: 'Its channel was archived.',
  action_prohibited: 'An administrator forbade it.',
  posting_to_general_channel_denied: 'Only administrators may write to that channel.',
}

export async function sendToSlack(target: HookTarget, message: Message, attempt: Attempt): Promise<Sent> {
  const headers = { 'content-type': 'application/json; charset=utf-8' }
  const { status, text } = await post(
    target.url,
    { headers, body: JSON.stringify(slackBody(message)) },
    attempt,
  )
  const said = text.trim()
  if (said === 'ok') return { answer: `${status} ok`, flaw: null }
  throw new SendingError(
    'not-slack',
    refusals[said] ?? 'The address answers, but not as Slack does.',
    'Copy the address of an incoming webhook from Slack again.',
    { passing: false },
  )
}

/** Slack takes fifty blocks; an alert is three at most. */
const mostSections = 15

function slackBody(message: Message) {
  const { title, sections, more } = shortened(message, mostSections)
  const blocks = [
    { type: 'header', text: { type: 'plain_text', text: cut(title, 150), emoji: false } },
    ...sections.flatMap((section) => [
      ...(section.title === title ? [] : [marked(`*${escaped(section.title)}*`)]),
      ...(section.lines.length > 0 ? [plain(section.lines.map((line) => `• ${line}`).join('\n'))] : []),
      { type: 'context', elements: [{ type: 'plain_text', text: cut(section.facts, 300), emoji: false }] },
    ]),
    ...(more > 0 ? [plain(moreAlerts(more))] : []),
  ]
  // Of a notification, the text alone is shown.
  return { text: escaped(cut(title, 3000)), blocks }
}

const plain = (text: string) => ({
  type: 'section',
  text: { type: 'plain_text', text: cut(text, 3000), emoji: false },
})
/** Verbatim: what looks like an address or a mention in a name is no link and calls nobody. */
const marked = (text: string) => ({
  type: 'section',
  text: { type: 'mrkdwn', text: cut(text, 3000), verbatim: true },
})

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text)
