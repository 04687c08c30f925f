import type { Poll } from '../../../../../src-preload/contract'
import type { DataColumn } from '../../../../components/data-table/columns'
import { RelativeTime } from '../../../../components/relative-time'
import { StatusBadge } from '../../../../components/status-badge'
import { pollProgress } from '../../../../state/poll-progress'
import { Changes } from '../changes'
import { Elapsed } from '../elapsed'

export const triggerNames: Record<Poll['trigger'], string> = {
  first: 'First poll',
  timer: 'Timer',
  manual: 'Sync now',
}

export const pollColumns: DataColumn<Poll>[] = [
  { id: 'started', title: 'Started', width: 130, cell: (poll) => <RelativeTime at={poll.startedAt} /> },
  {
    id: 'status',
    title: 'Status',
    width: 124,
    cell: (poll) => <StatusBadge status={`poll-${poll.status}`} />,
  },
  { id: 'trigger', title: 'Trigger', width: 96, cell: (poll) => triggerNames[poll.trigger] },
  {
    id: 'duration',
    title: 'Took',
    width: 80,
    end: true,
    cell: (poll) => <Elapsed since={poll.startedAt} until={poll.finishedAt} />,
  },
  {
    id: 'requests',
    title: 'Requests',
    width: 84,
    end: true,
    cell: (poll) => poll.requests.toLocaleString(),
  },
  {
    id: 'listed',
    title: 'Listed',
    width: 80,
    end: true,
    cell: (poll) => pollProgress(poll).listed.toLocaleString(),
  },
  {
    id: 'changes',
    title: 'Changes',
    width: 130,
    cell: (poll) => <Changes poll={poll} />,
  },
  { id: 'reason', title: 'Reason', width: 240, cell: (poll) => <span className="soft">{poll.reason}</span> },
]
