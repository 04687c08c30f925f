import { useState } from 'react'
import type { QueryKey } from '../../../../src-preload/contract'
import { Badge } from '../../../components/badge'
import { Button } from '../../../components/button'
import { useNow } from '../../../components/clock'
import { RelativeTime } from '../../../components/relative-time'
import { useCall } from '../../../state/use-call'
import { stateNames, stateOf } from './key-state'
import { RevokeKey } from './revoke-key'

/** Every key: what it is for, for how long it is good, and whether it is used. */
export function KeyTable({ keys, onChanged }: { keys: QueryKey[]; onChanged(): Promise<void> }) {
  const [revoking, setRevoking] = useState<QueryKey | null>(null)
  return (
    <div className="table-scroll">
      <table className="table" aria-label="Query API keys">
        <thead>
          <tr>
            <th>Name</th>
            <th>May run</th>
            <th>Expires</th>
            <th>Last used</th>
            <th className="end">Uses</th>
            <th>
              <span className="visually-hidden">Actions</span>
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
            <Badge>{stateNames[state]}</Badge>
            <RelativeTime at={revokedAt ?? expiresAt} />
          </span>
        )}
      </td>
      <td>
        <RelativeTime at={lastUsedAt} />
      </td>
      <td className="end">{uses.toLocaleString()}</td>
      <td className="end">
        {good && (
          <Button kind="quiet-danger" size="small" aria-label={`Revoke ${name}`} onClick={onRevoke}>
            Revoke…
          </Button>
        )}
      </td>
    </tr>
  )
}

function Scope({ queries }: { queries: string[] | null }) {
  const all = useCall('listQueries', queries === null ? null : {}, ['queries'])
  if (queries === null) return 'Any statement'
  const names = queries.map((id) => all.data?.find((query) => query.id === id)?.name ?? 'a deleted query')
  const count = `${queries.length} saved ${queries.length === 1 ? 'query' : 'queries'}`
  return (
    <details>
      <summary>{count}</summary>
      <ul className="query-key-scope small">
        {all.data && names.map((name, index) => <li key={queries[index]}>{name}</li>)}
      </ul>
    </details>
  )
}
