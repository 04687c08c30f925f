import { CircleX } from 'lucide-react'
import { Button } from '../../../components/button'
import { t } from '../../../texts'
import { replaceRange } from '../editor/commands'
import { placeOfMistake } from '../editor/mistakes'
import type { Run } from '../run/run'
import { useActiveTab } from '../tabs/tab-store'

/** What SQLite did not understand, where, and what may have been meant. */
export function Mistake({ run }: { run: Run }) {
  const { sql } = useActiveTab()
  const error = run.failure?.error
  if (!error) return null
  const place = placeOfMistake(run, sql.length)
  const isThere = place && run.failure && sql.includes(run.failure.asked.sql)
  return (
    <div className="state query-mistake" role="alert">
      <span className="state-icon tone-critical">
        <CircleX size={20} aria-hidden />
      </span>
      <h2>{error.message}</h2>
      {place && isThere && <Excerpt sql={sql} from={place.from} to={place.to} />}
      {place && isThere && place.proposals.length > 0 ? (
        <div className="state-actions">
          <span>{t('query.mistake.didYouMean')}</span>
          {place.proposals.map((name) => (
            <Button key={name} size="small" onClick={() => replaceRange(place.from, place.to, name)}>
              <code>{name}</code>
            </Button>
          ))}
        </div>
      ) : (
        <div>{error.hint}</div>
      )}
    </div>
  )
}

/** The line with the error, marked. */
function Excerpt({ sql, from, to }: { sql: string; from: number; to: number }) {
  const start = sql.lastIndexOf('\n', from - 1) + 1
  const end = sql.indexOf('\n', from)
  const line = sql.slice(0, start).split('\n').length
  return (
    <code className="mistake-excerpt">
      <span className="faint">{line}</span>
      <span>
        {sql.slice(Math.max(start, from - 60), from).trimStart()}
        <mark>{sql.slice(from, to)}</mark>
        {sql.slice(to, Math.min(end < 0 ? sql.length : end, to + 60))}
      </span>
    </code>
  )
}
