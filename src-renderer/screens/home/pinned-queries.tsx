import { Link } from 'wouter'
import type { QueryResult, SavedQuery } from '../../../src-preload/contract'
import { SkeletonLines } from '../../components/skeleton'
import { useCall } from '../../state/use-call'
import { t } from '../../texts'
import { formatList, formatNumber } from '../../texts/format'
import { PinnedRows } from './pinned-rows'

const mostRows = 5

/** What the user wants to see first: the results of pinned queries, asked anew after every poll. */
export function PinnedQueries() {
  const queries = useCall('listQueries', {}, ['queries'])
  const pinned = (queries.data ?? []).filter((query) => query.pinned)
  if (pinned.length === 0) return null
  return (
    <section aria-label={t('home.pinned.title')} className="pinned">
      {pinned.map((query) => (
        <PinnedQuery key={query.id} query={query} />
      ))}
    </section>
  )
}

function PinnedQuery({ query }: { query: SavedQuery }) {
  const { id, name, sql, parameters, values } = query
  const given = Object.fromEntries(
    parameters.map((parameter) => [parameter.name, values[parameter.name] ?? parameter.default]),
  )
  const missing = parameters.filter((parameter) => given[parameter.name] == null)
  const result = useCall('query', missing.length > 0 ? null : { sql, parameters: given, maxRows: mostRows }, [
    'pollEnded',
    'integrations',
  ])
  return (
    <article className="pinned-query">
      <h2>
        <Link href={`/query?saved=${encodeURIComponent(id)}`} className="quiet-link">
          {name}
        </Link>
      </h2>
      {missing.length > 0 && (
        <p className="faint small">
          {t('home.pinned.needs', {
            parameters: formatList(missing.map(({ name: of, title }) => title || of)),
          })}
        </p>
      )}
      {result.loading && <SkeletonLines lines={2} />}
      {result.error && (
        <p className="small tone-critical tone-text" role="alert">
          {result.error.message} {result.error.hint}
        </p>
      )}
      {result.data && <Result result={result.data} />}
    </article>
  )
}

function Result({ result }: { result: QueryResult }) {
  const { columns, rows, truncated } = result
  const [only] = rows[0] ?? []
  if (rows.length === 0) return <p className="faint">{t('home.pinned.none')}</p>
  if (rows.length === 1 && columns.length === 1)
    return (
      <p className="pinned-number">{typeof only === 'number' ? formatNumber(only) : String(only ?? '–')}</p>
    )
  return <PinnedRows columns={columns} rows={rows} more={truncated} />
}
