import { History } from 'lucide-react'
import { useState } from 'react'
import type { Integration, Poll } from '../../../../../src-preload/contract'
import { DataTable } from '../../../../components/data-table/data-table'
import { EmptyState } from '../../../../components/states'
import { api } from '../../../../state/bridge'
import { t } from '../../../../texts'
import { pollColumns } from './poll-columns'
import { PollDialog } from './poll-dialog'

/** Every poll there was, newest first; one opens to what it did type by type. */
export function PollsTab({ integration }: { integration: Integration }) {
  const { id, poll, lastPollAt } = integration
  const [opened, setOpened] = useState<Poll | null>(null)
  return (
    <>
      <DataTable<Poll>
        label={t('common.polls')}
        columns={pollColumns}
        rowId={(row) => String(row.id)}
        loadPage={(offset, limit) => api.listPolls({ integrationId: id, offset, limit })}
        queryKey={id}
        // One begins, or one has ended.
        version={`${poll?.id} ${lastPollAt}`}
        storageKey="polls"
        selectedId={opened ? String(opened.id) : undefined}
        onOpen={setOpened}
        describeTotal={(total) => t('common.counts.poll', { count: total })}
        empty={
          <EmptyState icon={<History size={20} aria-hidden />} title={t('integrations.pollsTab.noPollsYet')}>
            {t('integrations.pollsTab.eachPollIsLoggedHere')}
          </EmptyState>
        }
      />
      {opened && <PollDialog poll={opened} onClose={() => setOpened(null)} />}
    </>
  )
}
