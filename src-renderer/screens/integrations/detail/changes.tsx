import type { Poll, PollType } from '../../../../src-preload/contract'
import { changesOf } from '../../../state/poll-progress'
import { t } from '../../../texts'
import { formatNumber } from '../../../texts/format'

/** “+3 ~1 −2”: what was added, modified and removed. */
export function ChangeCounts({
  counts,
  none = t('integrations.changes.noChanges'),
}: {
  counts: Pick<PollType, 'added' | 'modified' | 'removed'>
  none?: string
}) {
  const { added, modified, removed } = counts
  if (added + modified + removed === 0) return <span className="faint">{none}</span>
  const parts = [
    { count: added, sign: '+', kind: 'added', tone: 'ok' } as const,
    { count: modified, sign: '~', kind: 'modified', tone: 'info' } as const,
    { count: removed, sign: '−', kind: 'removed', tone: 'critical' } as const,
  ].filter(({ count }) => count > 0)
  return (
    <span className="row">
      {parts.map(({ count, sign, kind, tone }) => (
        <span
          key={kind}
          className={`tone-${tone} tone-text nowrap`}
          title={t(`integrations.changes.${kind}`, { count })}
        >
          <span aria-hidden>
            {sign}
            {formatNumber(count)}
          </span>
          <span className="visually-hidden">{t(`integrations.changes.${kind}`, { count })}</span>
        </span>
      ))}
    </span>
  )
}

/** A whole poll's changes. A first poll takes stock: all that it adds was there before. */
export function Changes({ poll }: { poll: Poll }) {
  if (poll.trigger === 'first') return <span className="faint">{t('integrations.changes.firstListing')}</span>
  return <ChangeCounts counts={changesOf(poll)} />
}
