import type { ReactNode } from 'react'
import type { AccessReviewItem } from '../../../../src-preload/contract'
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
    width: 126,
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
    width: 92,
    cell: since,
  },
  {
    id: 'note',
    get title() {
      return t('common.note')
    },
    width: 138,
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

/** While a campaign is open, what is to be revoked may well be there still: that it is so alarms once it is closed. */
export const itemColumns = {
  open: columnsWith((item) => <Since item={item} isDue={false} />),
  closed: columnsWith((item) => <Since item={item} isDue />),
}

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
  return decision === 'revoke' ? (
    <span className={isDue ? 'review-still' : 'soft'}>{t('access.itemColumns.stillThere')}</span>
  ) : null
}
