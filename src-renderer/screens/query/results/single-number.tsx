import { numberFormat } from '../../../texts/format'
import type { Shown } from '../run/run'

const figure = numberFormat({ maximumFractionDigits: 6 })

/** A result of one number, to be read from afar. */
export function SingleNumber({ shown }: { shown: Shown }) {
  const value = shown.rows[0]?.[0]
  return (
    <div className="result-single">
      <span className="result-single-value">{typeof value === 'number' ? figure(value) : value}</span>
      <span className="soft">{shown.columns[0]?.name}</span>
    </div>
  )
}
