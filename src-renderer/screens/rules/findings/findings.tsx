import { useMemo } from 'react'
import type { Finding } from '../../../../src-preload/contract'
import { DataTable } from '../../../components/data-table/data-table'
import { useMarks } from '../../../components/data-table/use-marks'
import { api } from '../../../state/bridge'
import { useIntegrations } from '../../../state/integrations'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'
import { FindingDetail } from '../finding/finding-detail'
import { useChosenFinding } from '../finding/use-chosen-finding'
import { findingListColumns } from '../finding-columns'
import { FindingsByAge } from '../findings-by-age'
import { openSuppressing } from '../suppressing/suppressing-store'
import { FindingToolbar } from './finding-toolbar'
import { MarkBar } from './mark-bar'
import { NoFindings } from './no-findings'
import { noFilters, useAsked, useFindingFilters } from './use-finding-filters'
import { useMarksListed } from './use-marks-listed'

/** All findings of all rules: the worst first, and of those what has been so the longest. */
export function FindingList() {
  const { filters, sort, change, changeSort } = useFindingFilters()
  const [findingId, choose] = useChosenFinding()
  const input = useAsked(filters)
  const listed = JSON.stringify({ ...input, sort })
  const count = useCall('listFindings', { ...input, limit: 1 }, ['findings', 'integrations', 'rules']).data
  const load = (offset: number, limit: number) => api.listFindings({ ...input, sort, offset, limit })
  const marks = useMarks(async (offset, limit) => (await load(offset, limit)).rows, listed)
  useMarksListed(marks, input, count)
  const several = useIntegrations(({ data }) => (data?.length ?? 0) > 1)
  const besideDetail = findingId !== null
  const anyStatus = filters.status === 'any'
  const columns = useMemo(
    () => findingListColumns({ several, anyStatus, besideDetail }),
    [several, anyStatus, besideDetail],
  )
  // What is suppressed or resolved can't be suppressed.
  const markable = filters.status === 'open' && (count?.total ?? 0) > 0
  const suppressMarked = () => {
    const findingIds = [...marks.ids]
    openSuppressing({ scope: 'findings', findingIds, onSuppressed: () => marks.drop(findingIds) })
  }
  const onKey = (key: string, finding: Finding | undefined) => {
    if (key === 'Escape' && marks.ids.size > 0) {
      marks.clear()
      return true
    }
    if (key !== 's') return false
    if (marks.ids.size > 0) suppressMarked()
    else if (finding?.status === 'open') openSuppressing({ scope: 'finding', finding })
    else return false
    return true
  }
  const filtered = JSON.stringify(filters) !== JSON.stringify(noFilters)
  return (
    <div className="rule-list">
      <FindingsByAge />
      <FindingToolbar filters={filters} asked={input} onChange={change} />
      <div className="findings findings-fill" data-detail={besideDetail}>
        <DataTable
          label={t('common.findings')}
          columns={columns}
          rowId={({ id }) => String(id)}
          loadPage={load}
          queryKey={listed}
          version={count}
          sort={sort}
          onSort={changeSort}
          onOpen={({ id }) => choose(id)}
          selectedId={findingId === null ? undefined : String(findingId)}
          marking={markable ? marks : undefined}
          onKey={onKey}
          storageKey="findings"
          describeTotal={(total) => t('common.counts.finding', { count: total })}
          empty={<NoFindings filtered={filtered} onClear={() => change(noFilters)} />}
        />
        {findingId !== null && <FindingDetail findingId={findingId} withRule onClose={() => choose(null)} />}
      </div>
      {markable && (
        <MarkBar
          marked={marks.ids.size}
          total={count?.total ?? 0}
          onSuppress={suppressMarked}
          onAll={() => marks.onMark(0, (count?.total ?? 0) - 1, [])}
          onNone={marks.clear}
        />
      )}
    </div>
  )
}
