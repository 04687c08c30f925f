import Table from 'cli-table3'
import { visible } from './visible'

/** No lines: columns two spaces apart, under a header. */
const plain = Object.fromEntries(
  [
    ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'],
    ...['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'],
  ].map((name) => [name, name === 'middle' ? '  ' : '']),
)
const widest = 60

/** Rows as text for a terminal. Control characters of names that others chose are made visible, not obeyed. */
export function table(head: string[], rows: unknown[][]): string {
  const made = new Table({
    head,
    chars: plain,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  })
  made.push(...rows.map((row) => row.map(cell)))
  return made
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}

function cell(value: unknown): string {
  const text = visible((value === null || value === undefined ? '' : String(value)).replace(/\s/g, ' '))
  return text.length > widest ? `${text.slice(0, widest - 1)}…` : text
}
