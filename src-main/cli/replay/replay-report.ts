import { table } from '../table'
import { wholePercent } from '../whole-percent'
import type { ReceivedMessage } from './message-receiver'
import type { DemoReview } from './review-demo'

/** What a replayed life came to. */
export interface Replay {
  days: number
  from: string
  to: string
  polls: number
  /** After the first poll; `attributed`: those of which it is known who made them. */
  changes: { all: number; attributed: number }
  findings: { open: number; resolved: number; reopened: number }
  /** How many of each kind. */
  alerts: Record<string, number>
  /** What the webhook received, in order. */
  messages: ReceivedMessage[]
  /** From 0 to 1. */
  scores: { name: string; first: number | null; last: number | null; steps: number }[]
  backtest: {
    rule: string
    moments: number
    tookMs: number
    spans: { resourceName: string; from: string; to: string | null }[]
  } | null
  review: DemoReview
  dataDir: string
  tookMs: number
}

const mostMessages = 20
const mostSpans = 8

/** The same as text. */
export function inWords(replay: Replay): string {
  const { changes, findings, alerts, messages, scores, backtest, review } = replay
  const kinds = Object.entries(alerts).map(([kind, count]) => `${count} ${kind.replaceAll('_', ' ')}`)
  const sections = [
    `${replay.days} days (${dayOf(replay.from)} to ${dayOf(replay.to)}), ${replay.polls} polls, in ${seconds(replay.tookMs)}`,
    `Changes: ${changes.all}, of ${changes.attributed} it is known who made them
Findings: ${findings.open} open, ${findings.resolved} resolved, ${findings.reopened} opened again
Alerts: ${kinds.join(', ')}`,
    `What the channel was told: ${messages.length} messages${messages.length > mostMessages ? `, the first ${mostMessages}:` : ':'}\n${table(
      ['WHEN', 'SEVERITY', 'ALERTS', 'MESSAGE'],
      messages
        .slice(0, mostMessages)
        .map(({ at, severity, count, title }) => [minuteOf(at), severity, count, title]),
    )}`,
    `Compliance:\n${table(
      ['PACK', 'FIRST', 'NOW', 'CHANGED'],
      scores.map(({ name, first, last, steps }) => [
        name,
        percent(first),
        percent(last),
        `${steps - 1} times`,
      ]),
    )}`,
    ...(backtest ? [backtested(backtest)] : []),
    `${review.name}: ${review.items} roles of people: keep ${review.keep}, revoke ${review.revoke}, ask ${review.ask}
A week later ${review.stillThere} of those to be revoked are still there
SHA-256 ${review.hash}, the report in CSV is ${review.verified}
${review.reports.join('\n')}`,
    `All of it is in ${replay.dataDir}. To look at it:
npm run -s sightline -- serve --data-dir ${replay.dataDir}`,
  ]
  return sections.join('\n\n')
}

function backtested({ rule, moments, tookMs, spans }: NonNullable<Replay['backtest']>): string {
  const rows = spans
    .slice(0, mostSpans)
    .map(({ resourceName, from, to }) => [resourceName, minuteOf(from), to === null ? 'still' : minuteOf(to)])
  return `Backtest of “${rule}”: ${moments} moments in ${seconds(tookMs)}, it would have fired ${spans.length} times\n${table(['RESOURCE', 'FROM', 'TO'], rows)}`
}

const dayOf = (instant: string) => instant.slice(0, 10)
const minuteOf = (instant: string) => instant.slice(0, 16).replace('T', ' ')
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
const percent = (score: number | null) => (score === null ? '–' : wholePercent(score))
