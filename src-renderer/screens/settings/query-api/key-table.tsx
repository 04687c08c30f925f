import { useState } from 'react'
import type { QueryKey } from '../../../../src-preload/contract'
import { Badge } from '../../../components/badge'
import { Button } from '../../../components/button'
import { useNow } from '../../../components/clock'
import { RelativeTime } from '../../../components/relative-time'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'
import { formatNumber } from '../../../texts/format'
import { stateOf } from './key-state'
import { RevokeKey } from './revoke-key'

/** Every key: what it is for, for how long it is good, and whether it is used. */
export function KeyTable({ keys, onChanged }: { keys: QueryKey[]; onChanged(): Promise<void> }) {
  const [revoking, setRevoking] = useState<QueryKey | null>(null)
  return (
    <div className="table-scroll">
      <table className="table" aria-label={t('settings.keys.label')}>
        <thead>
          <tr>
            <th>{t('settings.keys.name')}</th>
            <th>{t('settings.keys.mayRun')}</th>
            <th>{t('settings.keys.expires')}</th>
            <th>{t('settings.keys.lastUsed')}</th>
            <th className="end">{t('settings.keys.uses')}</th>
            <th>
              <span className="visually-hidden">{t('settings.keys.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <KeyRow key={key.id} queryKey={key} onRevoke={() => setRevoking(key)} />
          ))}
        </tbody>
      </table>
      {revoking && <RevokeKey queryKey={revoking} onRevoked={onChanged} onClose={() => setRevoking(null)} />}
    </div>
  )
}

function KeyRow({ queryKey, onRevoke }: { queryKey: QueryKey; onRevoke(): void }) {
  const { name, queries, expiresAt, revokedAt, lastUsedAt, uses } = queryKey
  const state = stateOf(queryKey, useNow())
  const good = state === 'active'
  return (
    <tr className={good ? undefined : 'soft'}>
      <td className="query-key-name">{name}</td>
      <td>
        <Scope queries={queries} />
      </td>
      <td>
        {good ? (
          <RelativeTime at={expiresAt} />
        ) : (
          <span className="row">
            <Badge>{t(`settings.keys.states.${state}`)}</Badge>
            <RelativeTime at={revokedAt ?? expiresAt} />
          </span>
        )}
      </td>
      <td>
        <RelativeTime at={lastUsedAt} />
      </td>
      <td className="end">{formatNumber(uses)}</td>
      <td className="end">
        {good && (
          <Button
            kind="quiet-danger"
            size="small"
            aria-label={t('settings.keys.revokeOne', { name })}
            onClick={onRevoke}
          >
            {t('settings.keys.revoke')}
          </Button>
        )}
      </td>
    </tr>
  )
}

function Scope({ queries }: { queries: string[] | null }) {
  const all = useCall('listQueries', queries === null ? null : {}, ['queries'])
  if (queries === null) return t('settings.keys.anyStatement')
  const names = queries.map(
    (id) => all.data?.find((query) => query.id === id)?.name ?? t('settings.keys.deletedQuery'),
  )
  const count = t('settings.keys.savedQueries', { count: queries.length })
  return (
    <details>
      <summary>{count}</summary>
      <ul className="query-key-scope small">
        {all.data && names.map((name, index) => <li key={queries[index]}>{name}</li>)}
      </ul>
    </details>
  )
}
