import { type Message, moreAlerts } from '../message'
import type { HookTarget } from '../target'
import { post } from './post'
import { type Attempt, SendingError, type Sent } from './sending'

export async function sendToTeams(target: HookTarget, message: Message, attempt: Attempt): Promise<Sent> {
  const headers = { 'content-type': 'application/json; charset=utf-8' }
  const { status, text } = await post(
    target.url,
    { headers, body: JSON.stringify(teamsBody(message)) },
    attempt,
  )
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

/** Teams takes 28 KB; lines of text alone fill that. */
const longestLine = 250

/** As an Adaptive Card. Names that others chose stand in text runs, where no Markdown is read. */
function teamsBody({ title, sections, more }: Message) {
  const body = [
    text(title, { weight: 'Bolder', size: 'Medium' }),
    ...sections.slice(0, 10).map((section) => ({
      type: 'Container',
      separator: true,
      items: [
        ...(section.title === title ? [] : [text(section.title, { weight: 'Bolder' })]),
        ...section.lines.map((line) => text(`• ${line}`)),
        text(section.facts, { isSubtle: true, size: 'Small' }),
      ],
    })),
    ...(more + Math.max(0, sections.length - 10) > 0
      ? [text(moreAlerts(more + Math.max(0, sections.length - 10)))]
      : []),
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
