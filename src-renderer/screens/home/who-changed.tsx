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

/** What changed since one last looked at the changes, and who did it; where that is nothing, what was last. */
export function WhoChanged({ several }: { several: boolean }) {
  const asked = { baseline: false, limit: 20, changes: mostNamed }
  const unseen = useCall('listTimeline', { ...asked, unseen: true }, ['pollEnded', 'integrations'])
  const nothingNew = unseen.data?.groups.length === 0
  const latest = useCall('listTimeline', nothingNew ? asked : null, ['pollEnded', 'integrations'])
  return (
    <Card
      title={nothingNew ? t('home.changes.latest') : t('home.changes.unseen')}
      flush
      actions={<Link href="/changes">{t('home.changes.all')}</Link>}
    >
      <QueryView state={nothingNew ? latest : unseen} loading={<SkeletonLines lines={6} />}>
        {({ groups }) => {
          if (groups.length === 0) return <p className="home-nothing">{t('home.changes.none')}</p>
          return (
            <ul className="home-list">
              {byActor(groups)
                .slice(0, mostActors)
                .map((actor) => (
                  <ActorRow key={actor.name} actor={actor} several={several} />
                ))}
            </ul>
          )
        }}
      </QueryView>
    </Card>
  )
}

function ActorRow({ actor, several }: { actor: Actor; several: boolean }) {
  const { name, total, latestAt, integrationName, changes } = actor
  const named = changes.slice(0, mostNamed)
  return (
    <li className="home-actor">
      <span className="avatar" aria-hidden>
        {name ? initials(name) : '?'}
      </span>
      <div className="home-actor-text">
        <p className="truncate">
          <strong>{name ?? t('changes.nobody')}</strong>{' '}
          <span className="soft">{t('home.changes.made', { count: total })}</span>
        </p>
        <p className="truncate small">
          {named.map((change, index) => (
            <span key={change.id}>
              {index > 0 && <span className="faint"> · </span>}
              <Named change={change} />
            </span>
          ))}
          {total > named.length && (
            <span className="faint"> · {t('home.changes.more', { count: total - named.length })}</span>
          )}
        </p>
      </div>
      <div className="home-actor-when faint small">
        <RelativeTime at={latestAt} />
        {several && <span className="truncate">{integrationName}</span>}
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
