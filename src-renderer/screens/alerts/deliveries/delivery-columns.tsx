import type { Delivery } from '../../../../src-preload/contract'
import type { DataColumn } from '../../../components/data-table/columns'
import { RelativeTime } from '../../../components/relative-time'
import { StatusBadge } from '../../../components/status-badge'
import { t } from '../../../texts'
import { formatNumber } from '../../../texts/format'
import { ChannelIcon, channelName } from '../channels/channel-kinds'
import { purposeNames } from './purposes'

export const deliveryColumns: DataColumn<Delivery>[] = [
  {
    id: 'createdAt',
    get title() {
      return t('alerts.deliveryColumns.when')
    },
    width: 118,
    cell: (row) => <RelativeTime at={row.createdAt} />,
  },
  {
    id: 'title',
    get title() {
      return t('alerts.deliveryColumns.alert')
    },
    width: 232,
    cell: ({ title }) => (
      <span className="rule-name" title={title}>
        {title}
      </span>
    ),
  },
  {
    id: 'channel',
    get title() {
      return t('common.channel')
    },
    width: 142,
    cell: ({ channelKind: kind, channelName: given }) => {
      const name = channelName({ name: given, kind })
      return (
        <span className="row" title={name}>
          <ChannelIcon kind={kind} size={14} />
          <span className="truncate">{name}</span>
        </span>
      )
    },
  },
  {
    id: 'status',
    get title() {
      return t('common.status')
    },
    width: 136,
    cell: ({ status }) => <StatusBadge status={`delivery-${status}`} />,
  },
  {
    id: 'purpose',
    get title() {
      return t('alerts.deliveryColumns.sentAs')
    },
    width: 116,
    hidden: true,
    cell: ({ purpose }) => <span className="soft">{purposeNames[purpose]}</span>,
  },
  {
    id: 'attempts',
    get title() {
      return t('alerts.deliveryColumns.attempts')
    },
    width: 84,
    end: true,
    cell: ({ attempts }) => (attempts > 0 ? formatNumber(attempts) : <span className="faint">–</span>),
  },
  {
    id: 'error',
    get title() {
      return t('alerts.deliveryColumns.lastError')
    },
    width: 148,
    cell: ({ error }) => (
      <span className="soft" title={error ? `${error.message} ${error.hint}` : undefined}>
        {error?.message}
      </span>
    ),
  },
  {
    id: 'nextAttemptAt',
    get title() {
      return t('alerts.deliveryColumns.nextAttempt')
    },
    width: 96,
    cell: ({ nextAttemptAt }) => nextAttemptAt && <RelativeTime at={nextAttemptAt} />,
  },
]
