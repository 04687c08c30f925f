import { isScalar, parseDocument, stringify } from 'yaml'

/** How YAML is written: long texts are not wrapped. */
const style = { lineWidth: 0 }

/** A rule's text with that version in it; comments stay. What came as JSON becomes YAML. */
export function withVersion(source: string, version: number): string {
  const text = source.trimStart().startsWith('{') ? stringify(JSON.parse(source), style) : source
  const document = parseDocument(text)
  const said = document.get('version', true)
  // The text as it was written, but for the number.
  if (isScalar(said) && said.range) {
    const [start, end] = said.range
    return `${text.slice(0, start)}${version}${text.slice(end)}`.trim()
  }
  document.set('version', version)
  return document.toString(style).trim()
}

/** Several rules as one text. */
export const joined = (sources: string[]) =>
  `${sources.map((source) => source.replace(/^---\n/, '').trim()).join('\n---\n')}\n`
