import { SightlineError, webhookBody, webhookPlaceholders } from '../../../src-preload/contract'

type Placeholder = (typeof webhookPlaceholders)[number]['name']
/** `count` and `alerts` are JSON already. */
export type TemplateValues = Record<Placeholder, string>

const placeholder = /\{\{\s*(\w*)\s*\}\}/g
const asJson: readonly string[] = ['count', 'alerts'] satisfies Placeholder[]

/** The body of a message. Values can't break out of the place that the template has for them. */
export function renderTemplate(template: string | null, contentType: string, values: TemplateValues): string {
  const escapeText = escapeFor(contentType)
  return (template ?? webhookBody).replace(placeholder, (_, name: Placeholder) =>
    asJson.includes(name) && isJson(contentType) ? values[name] : escapeText(values[name]),
  )
}

/** Throws `bad-template`, saying what is wrong with it. */
export function checkTemplate(template: string, contentType: string) {
  const known: string[] = webhookPlaceholders.map(({ name }) => name)
  const unknown = [...template.matchAll(placeholder)].find(([, name]) => !known.includes(name ?? ''))
  if (unknown)
    throw new SightlineError(
      'bad-template',
      `The template’s ${unknown[0]} stands for nothing.`,
      `There is: ${known.map((name) => `{{${name}}}`).join(', ')}.`,
    )
  if (!isJson(contentType)) return
  const sample = Object.fromEntries(known.map((name) => [name, 'x'])) as TemplateValues
  try {
    JSON.parse(renderTemplate(template, contentType, { ...sample, count: '1', alerts: '[]' }))
  } catch (error) {
    throw new SightlineError(
      'bad-template',
      `Filled in, the template is no JSON: ${(error as Error).message}`,
      'Put quotes around texts, as in "{{title}}", and none around {{count}} and {{alerts}}.',
    )
  }
}

const isJson = (contentType: string) => /[/+]json\b/i.test(contentType)

function escapeFor(contentType: string): (text: string) => string {
  if (isJson(contentType)) return (text) => JSON.stringify(text).slice(1, -1)
  if (/x-www-form-urlencoded/i.test(contentType)) return encodeURIComponent
  if (/[/+](xml|html)\b/i.test(contentType)) return escapeMarkup
  return (text) => text
}

export function escapeMarkup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
