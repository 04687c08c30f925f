import type { ReactNode } from 'react'
import type { AccessReviewItem, Instant } from '../../../../src-preload/contract'
import { Badge } from '../../../components/badge'
import type { DataColumn } from '../../../components/data-table/columns'
import { RelativeTime } from '../../../components/relative-time'
import { t } from '../../../texts'
import { emailColumn, personColumn, roleColumn, scopeColumn, wayColumn } from '../explore/grant-columns'
import { decisions } from './decisions'

const columnsWith = (since: (item: AccessReviewItem) => ReactNode): DataColumn<AccessReviewItem>[] => [
  {
    id: 'decision',
    get title() {
      return t('access.itemColumns.decision')
    },
    width: 110,
    cell: (item) => <Decision item={item} />,
  },
  personColumn,
  emailColumn,
  roleColumn,
  scopeColumn,
  wayColumn,
  {
    id: 'since',
    get title() {
      return t('access.itemColumns.sinceThen')
    },
    width: 110,
    cell: since,
  },
  {
    id: 'note',
    get title() {
      return t('common.note')
    },
    width: 160,
    cell: ({ note }) => <span title={note}>{note}</span>,
  },
  {
    id: 'reviewer',
    get title() {
      return t('access.itemColumns.decidedBy')
    },
    width: 120,
    hidden: true,
    cell: ({ reviewer }) => <span>{reviewer}</span>,
  },
  {
    id: 'decidedAt',
    get title() {
      return t('access.itemColumns.decided')
    },
    width: 120,
    hidden: true,
    cell: ({ decidedAt }) => <RelativeTime at={decidedAt} none="" />,
  },
]

/** Of a campaign that is open, what was decided just now can’t be done yet. */
export const itemColumns = {
  open: columnsWith((item) => <Since item={item} isDue={isOld(item.decidedAt)} />),
  closed: columnsWith((item) => <Since item={item} isDue />),
}

const day = 86_400_000
const isOld = (at: Instant | null) => at !== null && Date.now() - Date.parse(at) > day

function Decision({ item: { decision } }: { item: AccessReviewItem }) {
  if (decision === null) return <span className="faint">{t('access.itemColumns.undecided')}</span>
  const { title, tone, icon: Icon } = decisions[decision]
  return (
    <Badge tone={tone} icon={<Icon size={13} aria-hidden />}>
      {title}
    </Badge>
  )
}

function Since({ item: { decision, goneAt }, isDue }: { item: AccessReviewItem; isDue: boolean }) {
  if (goneAt)
    return (
      <span className="soft" title={goneAt}>
        {t('access.itemColumns.gone')}
      </span>
    )
  return decision === 'revoke' && isDue ? (
    <span className="review-still">{t('access.itemColumns.stillThere')}</span>
  ) : null
}
