import type { PollType } from '../../../../../src-preload/contract'
import { Progress } from '../../../../components/progress'
import { StatusBadge } from '../../../../components/status-badge'
import { t } from '../../../../texts'
import { TypeChanges } from '../changes'

/** One type within the poll under way. */
export function LiveType({ live, title, first }: { live: PollType; title: string; first: boolean }) {
  const { status, listed, expected, reason } = live
  if (status === 'running')
    return (
      <div className="integration-live">
        <Progress label={t('integrations.liveType.listing', { title })} value={listed} of={expected} />
        <span className="small soft nowrap">{describe(listed, expected)}</span>
      </div>
    )
  return (
    <div className="integration-standing">
      <StatusBadge status={`type-${status}`} />
      {status === 'ok' && !first && <TypeChanges type={live} none="" />}
      {reason && <span className="small integration-standing-reason">{reason}</span>}
    </div>
  )
}

function describe(listed: number, expected: number | null): string {
  if (expected === null)
    return listed === 0 ? t('integrations.liveType.listing2') : t('integrations.liveType.listed', { listed })
  if (listed >= expected) return t('integrations.liveType.readingDetails')
  return t('common.ofTotal', { number: listed, total: expected })
}
