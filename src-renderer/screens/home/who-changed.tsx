import { Link } from 'wouter'
import type { Change } from '../../../src-preload/contract'
import { Card } from '../../components/card'
import { QueryView } from '../../components/query-view'
import { RelativeTime } from '../../components/relative-time'
import { ResourceLink } from '../../components/resource-link'
import { SkeletonLines } from '../../components/skeleton'
import { useResourceTypes } from '../../state/resource-types'
import { useCall } from '../../state/use-call'
import { t } from '../../texts'
import { type Actor, byActor } from './by-actor'

const mostActors = 6
const mostNamed = 3

/** Who did what lately: one row for each person, and what nobody is known of. */
export function WhoChanged({ several }: { several: boolean }) {
  const changes = useCall('listChanges', { baseline: false, limit: 100 }, ['pollEnded', 'integrations'])
  return (
    <Card
      title={t('home.changes.title')}
      flush
      actions={<Link href="/changes">{t('home.changes.all')}</Link>}
    >
      <QueryView state={changes} loading={<SkeletonLines lines={6} />}>
        {({ rows }) => {
          if (rows.length === 0) return <p className="home-nothing">{t('home.changes.none')}</p>
          return (
            <ul className="home-list">
              {byActor(rows)
                .slice(0, mostActors)
                .map((actor) => (
                  <ActorRow key={actor.actor} actor={actor} several={several} />
                ))}
            </ul>
          )
        }}
      </QueryView>
    </Card>
  )
}

function ActorRow({ actor: { actor, changes }, several }: { actor: Actor; several: boolean }) {
  const [latest] = changes
  const named = changes.slice(0, mostNamed)
  return (
    <li className="home-actor">
      <span className="avatar" aria-hidden>
        {actor ? initials(actor) : '?'}
      </span>
      <div className="home-actor-text">
        <p className="truncate">
          <strong>{actor ?? t('home.changes.nobody')}</strong>{' '}
          <span className="soft">{t('home.changes.made', { count: changes.length })}</span>
        </p>
        <p className="truncate small">
          {named.map((change, index) => (
            <span key={change.id}>
              {index > 0 && <span className="faint"> · </span>}
              <Named change={change} />
            </span>
          ))}
          {changes.length > mostNamed && (
            <span className="faint"> · {t('home.changes.more', { count: changes.length - mostNamed })}</span>
          )}
        </p>
      </div>
      <div className="home-actor-when faint small">
        <RelativeTime at={latest?.recordedAt ?? null} />
        {several && <span className="truncate">{latest?.integrationName}</span>}
      </div>
    </li>
  )
}

function Named({ change }: { change: Change }) {
  const types = useResourceTypes((state) => state.data)
  const type = types?.find(({ key }) => key === change.resourceType)
  return (
    <>
      <span className="soft">
        {t(`home.changes.did.${change.type}`, { type: type?.singular ?? change.resourceType })}{' '}
      </span>
      <ResourceLink integrationId={change.integrationId} type={change.resourceType} id={change.resourceId}>
        {change.resourceName}
      </ResourceLink>
    </>
  )
}

/** Two letters of a mail address or a name. */
function initials(actor: string): string {
  const [first = '', second = ''] = actor.split('@')[0]?.split(/[\s._-]+/) ?? []
  return `${first.charAt(0)}${second.charAt(0)}`.toUpperCase()
}
