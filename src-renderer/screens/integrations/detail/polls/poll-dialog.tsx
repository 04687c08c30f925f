import type { Poll, PollType } from '../../../../../src-preload/contract'
import { Banner } from '../../../../components/banner'
import { Dialog } from '../../../../components/dialog'
import { absoluteTime } from '../../../../components/relative-time'
import { StatusBadge } from '../../../../components/status-badge'
import { useResourceTypes, useTypeTitle } from '../../../../state/resource-types'
import { t } from '../../../../texts'
import { formatNumber } from '../../../../texts/format'
import { TypeChanges } from '../changes'
import { Elapsed } from '../elapsed'
import { triggerNames } from './poll-columns'

/** One poll, type by type. */
export function PollDialog({ poll, onClose }: { poll: Poll; onClose(): void }) {
  const titleOf = useTypeTitle()
  const known = useResourceTypes((state) => state.data) ?? []
  const place = (type: string) => known.findIndex(({ key }) => key === type)
  const inOrder = (one: PollType, other: PollType) => place(one.type) - place(other.type)
  // A first poll takes stock: all that it adds was there before.
  const changes = poll.trigger !== 'first'
  return (
    <Dialog
      open
      onClose={onClose}
      wide
      title={t('integrations.pollDialog.pollOf', { when: absoluteTime(poll.startedAt) })}
      description={
        <span className="row-wrap">
          <StatusBadge status={`poll-${poll.status}`} />
          <span>
            {triggerNames[poll.trigger]} · {t('common.counts.request', { count: poll.requests })} ·{' '}
            <Elapsed since={poll.startedAt} until={poll.finishedAt} />
          </span>
        </span>
      }
    >
      {poll.reason && <Banner tone={poll.status === 'failed' ? 'critical' : 'medium'} title={poll.reason} />}
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('common.type')}</th>
              <th scope="col">{t('common.status')}</th>
              <th scope="col" className="end">
                {t('integrations.pollDialog.listed')}
              </th>
              {changes && <th scope="col">{t('common.changes')}</th>}
            </tr>
          </thead>
          <tbody>
            {[...poll.types].sort(inOrder).map((type) => (
              <tr key={type.type}>
                <td>
                  {titleOf(type.type)}
                  {type.reason && <div className="small soft">{type.reason}</div>}
                </td>
                <td>
                  <StatusBadge status={`type-${type.status}`} />
                </td>
                <td className="end">{formatNumber(type.listed)}</td>
                {changes && (
                  <td>
                    <TypeChanges type={type} none={t('integrations.pollDialog.none')} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  )
}
