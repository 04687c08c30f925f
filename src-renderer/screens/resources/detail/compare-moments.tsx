import { useState } from 'react'
import type { Change, Resource } from '../../../../src-preload/contract'
import { ToldDiff } from '../../../components/changes/told-diff'
import { Diff } from '../../../components/diff/diff'
import { QueryView } from '../../../components/query-view'
import { absoluteTime } from '../../../components/relative-time'
import { Select } from '../../../components/select'
import { useResourceType } from '../../../state/resource-types'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'

const mostMoments = 200

/** What a resource was at one moment, against what it was at another: any two after which it was otherwise than before. */
export function CompareMoments({ resource }: { resource: Resource }) {
  const { integrationId, type, id } = resource
  const changes = useCall(
    'listChanges',
    { integrationId, resourceType: type, resourceId: id, limit: mostMoments },
    ['pollEnded'],
  )
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const rows = changes.data?.rows ?? []
  const moments = [...new Set(rows.map(({ recordedAt }) => recordedAt))]
  const earliest = moments.at(-1)
  if (moments.length < 2 || !earliest) return null
  const first = from || earliest
  return (
    <section className="compare-moments" aria-label={t('resources.compare.title')}>
      <div className="row-wrap">
        <span className="soft">{t('resources.compare.title')}</span>
        <Select
          label={t('resources.compare.from')}
          value={first}
          options={moments.map((at) => ({ value: at, label: absoluteTime(at) }))}
          onChange={setFrom}
        />
        <span aria-hidden>→</span>
        <Select
          label={t('resources.compare.to')}
          value={to}
          options={[
            { value: '', label: t('resources.compare.now') },
            ...moments.map((at) => ({ value: at, label: absoluteTime(at) })),
          ]}
          onChange={setTo}
        />
      </div>
      {to !== '' && to < first ? (
        <p className="soft">{t('resources.compare.order')}</p>
      ) : (
        <Compared resource={resource} from={first} to={to} />
      )}
    </section>
  )
}

function Compared({ resource, from, to }: { resource: Resource; from: string; to: string }) {
  const { integrationId, type: key, id } = resource
  const type = useResourceType(key)
  const compared = useCall(
    'diff',
    { from, ...(to ? { to } : {}), type: key, resource: { integrationId, resourceId: id }, limit: 1 },
    ['pollEnded'],
  )
  return (
    <QueryView state={compared}>
      {({ rows: [difference] }) => {
        if (!difference) return <p className="soft">{t('resources.compare.same')}</p>
        return (
          <>
            <ToldDiff change={difference as Change} type={type} most={50} />
            <details>
              <summary>{t('resources.compare.all')}</summary>
              <Diff before={difference.before} after={difference.after} />
            </details>
          </>
        )
      }}
    </QueryView>
  )
}
