import type { AccessReviewItem } from '../../../../src-preload/contract'
import { Badge } from '../../../components/badge'
import type { DataColumn } from '../../../components/data-table/columns'
import { RelativeTime } from '../../../components/relative-time'
import { emailColumn, personColumn, roleColumn, scopeColumn, wayColumn } from '../explore/grant-columns'
import { decisions } from './decisions'

export const itemColumns: DataColumn<AccessReviewItem>[] = [
  { id: 'decision', title: 'Decision', width: 110, cell: (item) => <Decision item={item} /> },
  personColumn,
  emailColumn,
  roleColumn,
  scopeColumn,
  wayColumn,
  { id: 'since', title: 'Since then', width: 110, cell: (item) => <Since item={item} /> },
  {
    id: 'note',
    title: 'Note',
    width: 160,
    cell: ({ note }) => <span title={note}>{note}</span>,
  },
  {
    id: 'reviewer',
    title: 'Decided by',
    width: 120,
    hidden: true,
    cell: ({ reviewer }) => <span>{reviewer}</span>,
  },
  {
    id: 'decidedAt',
    title: 'Decided',
    width: 120,
    hidden: true,
    cell: ({ decidedAt }) => <RelativeTime at={decidedAt} none="" />,
  },
]

function Decision({ item: { decision } }: { item: AccessReviewItem }) {
  if (decision === null) return <span className="faint">Undecided</span>
  const { title, tone, icon: Icon } = decisions[decision]
  return (
    <Badge tone={tone} icon={<Icon size={13} aria-hidden />}>
      {title}
    </Badge>
  )
}

function Since({ item: { decision, goneAt } }: { item: AccessReviewItem }) {
  if (goneAt)
    return (
      <span className="soft" title={goneAt}>
        Gone
      </span>
    )
  return decision === 'revoke' ? <span className="review-still">Still there</span> : null
}
