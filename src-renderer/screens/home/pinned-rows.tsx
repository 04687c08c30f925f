import { t } from '../../texts'
import { formatNumber } from '../../texts/format'

/** So many fit into a card side by side. */
const mostColumns = 3

/** The first rows of a result, as far as a small card has room. The query screen has all of it. */
export function PinnedRows({ columns, rows, more }: { columns: string[]; rows: unknown[][]; more: boolean }) {
  const shown = columns
    .map((name, position) => ({ name, position }))
    .filter(({ name }) => !isKey(name))
    .slice(0, mostColumns)
  const cells = shown.length > 0 ? shown : columns.slice(0, 1).map((name) => ({ name, position: 0 }))
  return (
    <>
      <table className="pinned-rows">
        <thead>
          <tr>
            {cells.map(({ name, position }) => (
              <th key={position} className={isNumeric(rows, position) ? 'end' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a query have no other
            <tr key={index}>
              {cells.map(({ position }) => (
                <td key={position} className={isNumeric(rows, position) ? 'end' : undefined}>
                  <span title={inWords(row[position])}>{inWords(row[position])}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {more && <p className="faint small">{t('home.pinned.more')}</p>}
    </>
  )
}

/** Ids tell programs which row it is, not people. */
const isKey = (name: string) => name.startsWith('_') || name === 'id'

const isNumeric = (rows: unknown[][], position: number) =>
  rows.every((row) => typeof row[position] === 'number' || row[position] === null)

function inWords(value: unknown): string {
  if (value === null || value === undefined) return '–'
  return typeof value === 'number' ? formatNumber(value) : String(value)
}
