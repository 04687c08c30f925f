import { type Alert, type Delivery, worstAlertsFirst } from '../../../src-preload/contract'
import { counted } from '../counted'

/** What is told to a channel, before it is put into the channel's own form. */
export interface Message {
  /** The same however often it is sent. */
  key: string
  title: string
  /** The worst of its alerts; null: it is about none. */
  severity: Alert['severity'] | null
  at: string
  sections: Section[]
  /** Alerts that there is no room for. */
  more: number
  /** All of them. */
  alerts: Alert[]
}

/** One alert. */
interface Section {
  title: string
  /** Where and when, in a few words. */
  facts: string
  /** What it is about, by name, and how many more there are. */
  lines: string[]
}

const mostSections = 20
const severityNames = { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low' } as const

export function titleOf(purpose: Delivery['purpose'], first: Alert[], total: number): string {
  const alerts = counted(total, 'alert')
  switch (purpose) {
    case 'test':
      return 'Test'
    case 'quiet_hours':
      return total === 1 && first[0] ? first[0].title : `${alerts} during quiet hours`
    case 'daily':
      return `Daily digest: ${alerts}`
    case 'weekly':
      return `Weekly digest: ${alerts}`
    default:
      return total === 1 && first[0]
        ? first[0].title
        : `${first[0]?.integrationName ?? ''}: ${alerts} at once`
  }
}

/** The alerts, which are oldest first, as a message: what is worst comes first. */
export function messageOf(
  { key, purpose, created_at: at }: { key: string; purpose: Delivery['purpose']; created_at: string },
  alerts: Alert[],
  zone: string,
): Message {
  const sorted = worstAlertsFirst(alerts)
  return {
    key,
    title: oneLine(titleOf(purpose, alerts, alerts.length)),
    severity: sorted[0]?.severity ?? null,
    at: alerts[0]?.at ?? at,
    sections: sorted.slice(0, mostSections).map((alert) => section(alert, zone)),
    more: Math.max(0, alerts.length - mostSections),
    alerts: sorted,
  }
}

export function testMessage(key: string, now: Date): Message {
  return {
    key,
    title: 'Sightline: this is a test',
    severity: 'low',
    at: now.toISOString(),
    sections: [
      {
        title: 'It works',
        facts: 'Sightline',
        lines: ['Alerts that are to be told here will look like this.'],
      },
    ],
    more: 0,
    alerts: [],
  }
}

/** The alerts that this computer shows for a message. A test message has none: one is made up for it. */
export function alertsToShow({ alerts, title, sections, at }: Message): Alert[] {
  if (alerts.length > 0) return alerts
  return [
    {
      id: 0,
      at,
      integrationId: '',
      integrationName: sections[0]?.title ?? '',
      kind: 'ready',
      severity: 'low',
      ruleId: null,
      ruleName: null,
      queryId: null,
      packId: null,
      alertRuleId: null,
      title,
      details: sections[0]?.lines ?? [],
      findings: [],
      deliveries: [],
      total: 0,
      rules: [],
      seen: true,
    },
  ]
}

/** The same message with fewer alerts in it. */
export function shortened(message: Message, most: number): Message {
  const { sections, more } = message
  return { ...message, sections: sections.slice(0, most), more: more + Math.max(0, sections.length - most) }
}

function section(alert: Alert, zone: string): Section {
  const at = new Intl.DateTimeFormat('en', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: zone,
  }).format(new Date(alert.at))
  const more = alert.total - alert.details.length
  return {
    title: oneLine(alert.title),
    facts: `${severityNames[alert.severity]} · ${oneLine(alert.integrationName)} · ${at}`,
    lines: [...alert.details.map(oneLine), ...(more > 0 ? [`and ${more.toLocaleString('en')} more`] : [])],
  }
}

/** The whole message as lines of plain text, without its title. */
export function plainText({ title, sections, more }: Message): string {
  const parts = sections.map((section) =>
    [
      ...(section.title === title ? [] : [section.title]),
      section.facts,
      ...section.lines.map((line) => `  ${line}`),
    ].join('\n'),
  )
  return [...parts, ...(more > 0 ? [moreAlerts(more)] : [])].join('\n\n')
}

/** Names that others chose make no lines of their own. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is replaced
const oneLine = (text: string) => text.replace(/[\x00-\x1f\x7f-\x9f\u2028\u2029]+/g, ' ')

export const moreAlerts = (count: number) => `and ${counted(count, 'more alert')}`
