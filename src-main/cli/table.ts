import stringWidth from 'string-width'
import { visible } from './visible'

const widest = 60
const between = '  '

/**
 * Rows as text for a terminal: columns under a header, without lines. Control characters of names that others chose are
 * made visible, not obeyed.
 */
export function table(head: string[], rows: unknown[][]): string {
  const lines = [head, ...rows.map((row) => row.map(cell))].map((texts) =>
    texts.map((text) => ({ text, width: widthOf(text) })),
  )
  const widths = head.map((_, column) =>
    lines.reduce((most, line) => Math.max(most, line[column]?.width ?? 0), 0),
  )
  return lines
    .map((line) =>
      line
        .map(({ text, width }, column) => text + ' '.repeat((widths[column] ?? 0) - width))
        .join(between)
        .trimEnd(),
    )
    .join('\n')
}

/** In columns of a terminal. Most texts are plain, and a table may have a hundred thousand of them. */
const widthOf = (text: string) => (/^[ -~]*$/.test(text) ? text.length : stringWidth(text))

function cell(value: unknown): string {
  const text = visible((value === null || value === undefined ? '' : String(value)).replace(/\s/g, ' '))
  return text.length > widest ? `${text.slice(0, widest - 1)}…` : text
}
