import { useEffect, useState } from 'react'
import type { Cell } from '../../../../src-preload/contract'
import { SightlineError } from '../../../../src-preload/errors'
import { Button } from '../../../components/button'
import { JsonView } from '../../../components/json/json-view'
import { SkeletonLines } from '../../../components/skeleton'
import { ErrorState } from '../../../components/states'
import { api } from '../../../state/bridge'
import { t } from '../../../texts'
import type { Shown } from '../run/run'
import { rowObject } from './copy'

const portion = 100

/** Rows as JSON objects, a portion at a time. */
export function JsonRows({ shown }: { shown: Shown }) {
  const { resultId, total } = shown.progress
  const [offset, setOffset] = useState(0)
  const [read, setRead] = useState<{ offset: number; rows: Cell[][] } | null>(null)
  const [error, setError] = useState<SightlineError | null>(null)

  useEffect(() => {
    let current = true
    api.readResult({ resultId, offset, count: portion }).then(
      ({ rows }) => current && setRead({ offset, rows }),
      (thrown) => current && setError(SightlineError.from(thrown)),
    )
    return () => {
      current = false
    }
  }, [resultId, offset])

  if (error) return <ErrorState error={error} />
  if (read?.offset !== offset) return <SkeletonLines lines={8} />
  const last = offset + read.rows.length
  return (
    <div className="result-json-rows">
      <JsonView
        key={offset}
        label={
          total > portion
            ? t('query.jsonRows.rowsToOf', { value: offset + 1, last, total })
            : t('query.jsonRows.rowsAsJson')
        }
        value={read.rows.map((row) => rowObject(shown.columns, row))}
      />
      {total > portion && (
        <div className="row">
          <Button size="small" disabled={offset === 0} onClick={() => setOffset(offset - portion)}>
            {t('query.jsonRows.previous')}
          </Button>
          <Button size="small" disabled={last >= total} onClick={() => setOffset(offset + portion)}>
            {t('query.jsonRows.next')}
          </Button>
        </div>
      )}
    </div>
  )
}
