import { CircleDashed, Lock } from 'lucide-react'
import type { AccessReview } from '../../../../src-preload/contract'
import { Badge } from '../../../components/badge'

export function ReviewStatus({ review: { closedAt, dueOn, undecided } }: { review: AccessReview }) {
  if (closedAt) return <Badge icon={<Lock size={12} aria-hidden />}>Closed</Badge>
  const overdue = dueOn !== null && undecided > 0 && dueOn < new Date().toISOString().slice(0, 10)
  return (
    <Badge tone={overdue ? 'high' : 'info'} icon={<CircleDashed size={12} aria-hidden />}>
      {overdue ? 'Overdue' : 'Open'}
    </Badge>
  )
}
