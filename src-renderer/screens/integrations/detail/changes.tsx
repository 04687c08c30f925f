import type { Poll, PollType } from '../../../../src-preload/contract'
import { pollFigures } from '../../../state/poll-progress'
import { useLogTypes } from '../../../state/resource-types'
import { t } from '../../../texts'
import { formatNumber } from '../../../texts/format'

/** “+3 ~1 −2”: what was added, modified and removed. */
function ChangeCounts({
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

/** What a poll found of one type: its changes, or, of a log, what it has grown by. */
export function TypeChanges({ type, none }: { type: PollType; none: string }) {
  const logs = useLogTypes()
  if (!logs.has(type.type)) return <ChangeCounts counts={type} none={none} />
  return (
    <span className="soft nowrap">
      {type.added > 0 ? t('integrations.changes.logEntries', { count: type.added }) : none}
    </span>
  )
}

/** A whole poll's changes, but for what logs have grown by. A first poll takes stock: all that it adds was there before. */
export function Changes({ poll }: { poll: Poll }) {
  const logs = useLogTypes()
  if (poll.trigger === 'first') return <span className="faint">{t('integrations.changes.firstListing')}</span>
  return <ChangeCounts counts={pollFigures(poll, logs)} />
}
