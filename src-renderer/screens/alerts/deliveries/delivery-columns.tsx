import type { Delivery } from '../../../../src-preload/contract'
import type { DataColumn } from '../../../components/data-table/columns'
import { RelativeTime } from '../../../components/relative-time'
import { StatusBadge } from '../../../components/status-badge'
import { ChannelIcon } from '../channels/channel-kinds'
import { purposeNames } from './purposes'

export const deliveryColumns: DataColumn<Delivery>[] = [
  { id: 'createdAt', title: 'When', width: 116, cell: (row) => <RelativeTime at={row.createdAt} /> },
  {
    id: 'title',
    title: 'Alert',
    width: 224,
    cell: ({ title }) => (
      <span className="rule-name" title={title}>
        {title}
      </span>
    ),
  },
  {
    id: 'channel',
    title: 'Channel',
    width: 142,
    cell: ({ channelKind, channelName }) => (
      <span className="row" title={channelName}>
        <ChannelIcon kind={channelKind} size={14} />
        <span className="truncate">{channelName}</span>
      </span>
    ),
  },
  {
    id: 'status',
    title: 'Status',
    width: 104,
    cell: ({ status }) => <StatusBadge status={`delivery-${status}`} />,
  },
  {
    id: 'purpose',
    title: 'Sent as',
    width: 116,
    hidden: true,
    cell: ({ purpose }) => <span className="soft">{purposeNames[purpose]}</span>,
  },
  {
    id: 'attempts',
    title: 'Attempts',
    width: 92,
    end: true,
    cell: ({ attempts }) => (attempts > 0 ? attempts.toLocaleString() : <span className="faint">–</span>),
  },
  {
    id: 'error',
    title: 'Last error',
    width: 160,
    cell: ({ error }) => (
      <span className="soft" title={error ? `${error.message} ${error.hint}` : undefined}>
        {error?.message}
      </span>
    ),
  },
  {
    id: 'nextAttemptAt',
    title: 'Next attempt',
    width: 122,
    cell: ({ nextAttemptAt }) => nextAttemptAt && <RelativeTime at={nextAttemptAt} />,
  },
]
