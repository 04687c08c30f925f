import { Ban, History } from 'lucide-react'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import type { Suppression } from '../../../../src-preload/contract'
import { DataTable } from '../../../components/data-table/data-table'
import { Page, PageHeader } from '../../../components/page'
import { EmptyState } from '../../../components/states'
import { Tabs } from '../../../components/tabs'
import { api } from '../../../state/bridge'
import { useCall } from '../../../state/use-call'
import { suppressionColumns } from './suppression-columns'
import { SuppressionDetail } from './suppression-detail'

/** All that was accepted, by whom and why: what expires next comes first. */
export function SuppressionsScreen() {
  const [parameters, setParameters] = useSearchParams()
  const ended = parameters.get('tab') === 'ended'
  return (
    <Page wide fill>
      <PageHeader
        title="Suppressions"
        crumbs={[{ title: 'Rules', to: '/rules' }]}
        description="Findings that were accepted for a reason: they are kept, but don’t count and aren’t told."
      />
      <div className="suppressions">
        <Tabs
          label="Suppressions"
          tabs={[
            { key: 'active', title: 'In force', content: <SuppressionTable ended={false} /> },
            { key: 'ended', title: 'Over', content: <SuppressionTable ended /> },
          ]}
          value={ended ? 'ended' : 'active'}
          onChange={(tab) => setParameters(tab === 'ended' ? { tab } : {}, { replace: true })}
        />
      </div>
    </Page>
  )
}

function SuppressionTable({ ended }: { ended: boolean }) {
  const [chosen, setChosen] = useState<Suppression | null>(null)
  const count = useCall('listSuppressions', { ended, limit: 1 }, ['findings', 'rules', 'integrations'])
  return (
    <div className="findings suppression-list" data-detail={chosen !== null}>
      <DataTable
        label={ended ? 'Suppressions that are over' : 'Suppressions in force'}
        columns={suppressionColumns[ended ? 'ended' : 'active']}
        rowId={({ id }) => String(id)}
        loadPage={(offset, limit) => api.listSuppressions({ ended, offset, limit })}
        queryKey={String(ended)}
        version={count.data}
        onOpen={(suppression) => setChosen(suppression)}
        selectedId={chosen ? String(chosen.id) : undefined}
        storageKey={ended ? 'suppressions-ended' : 'suppressions'}
        describeTotal={(total) => `${total.toLocaleString()} ${total === 1 ? 'suppression' : 'suppressions'}`}
        empty={ended ? <NothingOver /> : <NothingInForce />}
      />
      {chosen && <SuppressionDetail key={chosen.id} suppression={chosen} onClose={() => setChosen(null)} />}
    </div>
  )
}

function NothingInForce() {
  return (
    <EmptyState icon={<Ban size={20} aria-hidden />} title="Nothing is suppressed">
      Choose a finding on a rule’s page and “Suppress…”, with the reason for which you accept it.
    </EmptyState>
  )
}

function NothingOver() {
  return (
    <EmptyState icon={<History size={20} aria-hidden />} title="No suppression is over yet">
      One that was undone, or whose time is over, stays on record here.
    </EmptyState>
  )
}
