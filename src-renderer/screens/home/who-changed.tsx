import { Link } from 'wouter'
import type { Actor, Change } from '../../../src-preload/contract'
import { ActorAvatar } from '../../components/actor-avatar'
import { Card } from '../../components/card'
import { QueryView } from '../../components/query-view'
import { RelativeTime } from '../../components/relative-time'
import { ResourceLink } from '../../components/resource-link'
import { SkeletonLines } from '../../components/skeleton'
import { useResourceTypes } from '../../state/resource-types'
import { useCall } from '../../state/use-call'
import { t } from '../../texts'
import { askedOf, type ChangeFilters, changesRoute, nobody, noFilters } from '../changes/use-change-filters'

const mostActors = 6
const mostNamed = 3
const events = ['pollEnded', 'integrations', 'seenChanges'] as const

const unseenOnes = { ...noFilters, unseen: '1' } as const
const recentOnes = { ...noFilters, time: '30d' } as const

/** What changed since one last looked at the changes, and who did it; where that is nothing, what did in a month. */
export function WhoChanged({ several }: { several: boolean }) {
  const asked = (filters: ChangeFilters) => ({
    ...askedOf(filters),
    ...{ baseline: false, limit: mostActors, changes: mostNamed },
  })
  const unseen = useCall('listActors', asked(unseenOnes), events)
  const nothingNew = unseen.data?.total === 0
  const recent = useCall('listActors', nothingNew ? asked(recentOnes) : null, events)
  const filters = nothingNew ? recentOnes : unseenOnes
  return (
    <Card
      title={nothingNew ? t('home.changes.recent') : t('home.changes.unseen')}
      flush
      actions={<Link href="/changes">{t('home.changes.all')}</Link>}
    >
      <QueryView state={nothingNew ? recent : unseen} loading={<SkeletonLines lines={6} />}>
        {({ rows, total }) => {
          if (total === 0) return <p className="home-nothing">{t('home.changes.none')}</p>
          return (
            <>
              <ul className="home-list">
                {rows.map((actor) => (
                  <ActorRow key={actor.actor ?? nobody} actor={actor} filters={filters} several={several} />
                ))}
              </ul>
              {total > rows.length && (
                <p className="home-more small">
                  <Link href={changesRoute(filters)}>
                    {t('home.changes.others', { count: total - rows.length })}
                  </Link>
                </p>
              )}
            </>
          )
        }}
      </QueryView>
    </Card>
  )
}

/** What one of them did; it opens the changes of `filters` that are theirs. */
function ActorRow({
  actor: row,
  filters,
  several,
}: {
  actor: Actor
  filters: ChangeFilters
  several: boolean
}) {
  const { actor, actorName, total, latestAt, integrationName, changes } = row
  const name = actorName ?? actor
  return (
    <li className="home-actor">
      <ActorAvatar actor={actor} actorName={actorName} />
      <div className="home-actor-text">
        <p className="truncate">
          <Link href={changesRoute({ ...filters, person: actor ?? nobody })} className="covering-link">
            <strong>{name ?? t('changes.nobody')}</strong>{' '}
            <span className="soft">{t('home.changes.made', { count: total })}</span>
          </Link>
        </p>
        <p className="home-actor-what small">
          <span className="truncate">
            {changes.map((change, index) => (
              <span key={change.id}>
                {index > 0 && <span className="faint"> · </span>}
                <Named change={change} />
              </span>
            ))}
          </span>
          {total > changes.length && (
            <span className="faint nowrap">
              · {t('home.changes.more', { count: total - changes.length })}
            </span>
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
