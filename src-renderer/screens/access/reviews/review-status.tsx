import { CircleDashed, Lock } from 'lucide-react'
import type { AccessReview } from '../../../../src-preload/contract'
import { Badge } from '../../../components/badge'
import { t } from '../../../texts'

export function ReviewStatus({ review: { closedAt, dueOn, undecided } }: { review: AccessReview }) {
  if (closedAt) return <Badge icon={<Lock size={12} aria-hidden />}>{t('access.reviewStatus.closed')}</Badge>
  const overdue = dueOn !== null && undecided > 0 && dueOn < new Date().toISOString().slice(0, 10)
  return (
    <Badge tone={overdue ? 'high' : 'info'} icon={<CircleDashed size={12} aria-hidden />}>
      {overdue ? t('access.reviewStatus.overdue') : t('access.reviewStatus.open')}
    </Badge>
  )
}
