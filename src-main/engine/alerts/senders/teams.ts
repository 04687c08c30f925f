import { type Message, moreAlerts, shortened } from '../message'
import type { HookTarget } from '../target'
import { post } from './post'
import { type Attempt, SendingError, type Sent } from './sending'

export async function sendToTeams(target: HookTarget, message: Message, attempt: Attempt): Promise<Sent> {
  const headers = { 'content-type': 'application/json; charset=utf-8' }
  const { status, text } = await post(target.url, { headers, body: fitting(message) }, attempt)
  // A connector answers 200 even where Teams itself did not take the message.
  if (/webhook message delivery failed|returned an error/i.test(text))
    throw new SendingError(
      'teams-failed',
      'Teams took the message, but could not show it.',
      'It usually passes by itself.',
      { passing: true },
    )
  return { answer: String(status), flaw: null }
}

/** Teams takes 28 KB. */
const mostBytes = 25_000
const mostSections = 10
const longestLine = 250

/** With as many of its alerts as there is room for. */
function fitting(message: Message): string {
  for (let most = mostSections; ; most--) {
    const body = JSON.stringify(teamsBody(shortened(message, most)))
    if (Buffer.byteLength(body) <= mostBytes || most === 1) return body
  }
}

/** As an Adaptive Card. Names that others chose stand in text runs, where no Markdown is read. */
function teamsBody({ title, sections, more }: Message) {
  const body = [
    text(title, { weight: 'Bolder', size: 'Medium' }),
    ...sections.map((section) => ({
      type: 'Container',
      separator: true,
      items: [
        ...(section.title === title ? [] : [text(section.title, { weight: 'Bolder' })]),
        ...section.lines.map((line) => text(`• ${line}`)),
        text(section.facts, { isSubtle: true, size: 'Small' }),
      ],
    })),
    ...(more > 0 ? [text(moreAlerts(more))] : []),
  ]
  return {
    type: 'message',
    summary: title,
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          msteams: { width: 'Full' },
          body,
        },
      },
    ],
  }
}

function text(given: string, look: Record<string, unknown> = {}) {
  const line = given.length > longestLine ? `${given.slice(0, longestLine - 1)}…` : given
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: line, ...look }] }
}
