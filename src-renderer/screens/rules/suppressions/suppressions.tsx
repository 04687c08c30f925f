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
import { t } from '../../../texts'
import { suppressionColumns } from './suppression-columns'
import { SuppressionDetail } from './suppression-detail'

/** All that was accepted, by whom and why: what expires next comes first. */
export function SuppressionsScreen() {
  const [parameters, setParameters] = useSearchParams()
  const ended = parameters.get('tab') === 'ended'
  return (
    <Page wide fill>
      <PageHeader
        title={t('rules.suppressions.suppressions')}
        crumbs={[{ title: t('common.rules'), to: '/rules' }]}
        description={t('rules.suppressions.findingsThatWereAccepted')}
      />
      <div className="suppressions">
        <Tabs
          label={t('rules.suppressions.suppressions')}
          tabs={[
            {
              key: 'active',
              title: t('rules.suppressions.inForce'),
              content: <SuppressionTable ended={false} />,
            },
            { key: 'ended', title: t('rules.suppressions.ended'), content: <SuppressionTable ended /> },
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
    <div className="findings findings-fill" data-detail={chosen !== null}>
      <DataTable
        label={
          ended
            ? t('rules.suppressions.suppressionsThatAreOver')
            : t('rules.suppressions.suppressionsInForce')
        }
        columns={suppressionColumns[ended ? 'ended' : 'active']}
        rowId={({ id }) => String(id)}
        loadPage={(offset, limit) => api.listSuppressions({ ended, offset, limit })}
        queryKey={String(ended)}
        version={count.data}
        onOpen={(suppression) => setChosen(suppression)}
        selectedId={chosen ? String(chosen.id) : undefined}
        storageKey={ended ? 'suppressions-ended' : 'suppressions'}
        describeTotal={(total) => t('common.counts.suppression', { count: total })}
        empty={ended ? <NothingOver /> : <NothingInForce />}
      />
      {chosen && <SuppressionDetail key={chosen.id} suppression={chosen} onClose={() => setChosen(null)} />}
    </div>
  )
}

function NothingInForce() {
  return (
    <EmptyState icon={<Ban size={20} aria-hidden />} title={t('rules.suppressions.nothingIsSuppressed')}>
      {t('rules.suppressions.chooseAFindingOnA')}
    </EmptyState>
  )
}

function NothingOver() {
  return (
    <EmptyState
      icon={<History size={20} aria-hidden />}
      title={t('rules.suppressions.noSuppressionIsOverYet')}
    >
      {t('rules.suppressions.oneThatWasUndoneOr')}
    </EmptyState>
  )
}
