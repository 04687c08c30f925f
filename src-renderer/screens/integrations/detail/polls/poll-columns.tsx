import type { Poll } from '../../../../../src-preload/contract'
import type { DataColumn } from '../../../../components/data-table/columns'
import { RelativeTime } from '../../../../components/relative-time'
import { StatusBadge } from '../../../../components/status-badge'
import { pollFigures } from '../../../../state/poll-progress'
import { useLogTypes } from '../../../../state/resource-types'
import { t } from '../../../../texts'
import { formatNumber } from '../../../../texts/format'
import { Changes } from '../changes'
import { Elapsed } from '../elapsed'

export const triggerNames: Record<Poll['trigger'], string> = {
  get first() {
    return t('integrations.pollColumns.firstPoll')
  },
  get timer() {
    return t('integrations.pollColumns.timer')
  },
  get manual() {
    return t('common.syncNow')
  },
}

export const pollColumns: DataColumn<Poll>[] = [
  {
    id: 'started',
    get title() {
      return t('integrations.pollColumns.started')
    },
    width: 118,
    cell: (poll) => <RelativeTime at={poll.startedAt} />,
  },
  {
    id: 'status',
    get title() {
      return t('common.status')
    },
    width: 138,
    cell: (poll) => <StatusBadge status={`poll-${poll.status}`} />,
  },
  {
    id: 'trigger',
    get title() {
      return t('integrations.pollColumns.trigger')
    },
    width: 108,
    cell: (poll) => triggerNames[poll.trigger],
  },
  {
    id: 'duration',
    get title() {
      return t('integrations.pollColumns.took')
    },
    width: 74,
    end: true,
    cell: (poll) => <Elapsed since={poll.startedAt} until={poll.finishedAt} />,
  },
  {
    id: 'requests',
    get title() {
      return t('integrations.pollColumns.requests')
    },
    width: 84,
    end: true,
    cell: (poll) => formatNumber(poll.requests),
  },
  {
    id: 'listed',
    get title() {
      return t('integrations.pollColumns.listed')
    },
    width: 76,
    end: true,
    cell: (poll) => <Listed poll={poll} />,
  },
  {
    id: 'changes',
    get title() {
      return t('common.changes')
    },
    width: 180,
    cell: (poll) => <Changes poll={poll} />,
  },
  {
    id: 'logEntries',
    get title() {
      return t('integrations.pollColumns.logEntries')
    },
    width: 120,
    end: true,
    hidden: true,
    cell: (poll) => <LogEntries poll={poll} />,
  },
  {
    id: 'reason',
    get title() {
      return t('common.reason')
    },
    width: 208,
    cell: (poll) => <span className="soft">{poll.reason}</span>,
  },
]

function Listed({ poll }: { poll: Poll }) {
  return formatNumber(pollFigures(poll, useLogTypes()).listed)
}

function LogEntries({ poll }: { poll: Poll }) {
  return formatNumber(pollFigures(poll, useLogTypes()).logEntries)
}
