import { ArrowUp, CheckCheck, Database, History, SearchX } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { Link } from 'wouter'
import { Button } from '../../components/button'
import { Page, PageHeader } from '../../components/page'
import { RelativeTime } from '../../components/relative-time'
import { SkeletonLines } from '../../components/skeleton'
import { EmptyState, ErrorState } from '../../components/states'
import { onEvent } from '../../state/events'
import { useIntegrations } from '../../state/integrations'
import { pollFigures } from '../../state/poll-progress'
import { useLogTypes } from '../../state/resource-types'
import { toastSuccess } from '../../state/toasts'
import { useAction } from '../../state/use-action'
import { useCall } from '../../state/use-call'
import { useSettled } from '../../state/use-settled'
import { t } from '../../texts'
import { Rich } from '../../texts/rich'
import { changeSql } from './change-sql'
import { ChangeToolbar, personFilter } from './change-toolbar'
import { DayChart } from './day-chart'
import { TimelineList } from './timeline'
import { burst } from './timeline-items'
import { askedOf, noFilters, useChangeFilters } from './use-change-filters'
import { useSeen } from './use-seen'
import { useTimeline } from './use-timeline'

/** What changed, in all integrations: by whom, when, and what it means. */
export default function ChangesScreen() {
  const [filters, change] = useChangeFilters()
  const search = useSettled(filters.search)
  const asked = useMemo(
    () => ({ ...askedOf({ ...filters, search }), changes: burst, limit: 12 }),
    [filters, search],
  )
  const facets = useCall(
    'listChangeFacets',
    filters.integration ? { integrationId: filters.integration } : {},
    ['pollEnded', 'integrations'],
  )
  const integrations = useIntegrations((state) => state.data)
  const [version, setVersion] = useState(0)
  const timeline = useTimeline(asked, version)
  const [first] = timeline.pages
  const everything = JSON.stringify({ ...filters, unseen: '' }) === JSON.stringify(noFilters)
  const newest = useMemo(
    () => (everything && first?.groups ? Math.max(0, ...first.groups.map(({ upTo }) => upTo)) : null),
    [everything, first],
  )
  const { seen, mark } = useSeen(newest)
  const arrived = useArrived(version)
  const copySql = useAction(async () => {
    await navigator.clipboard.writeText(changeSql(filters, seen.data?.at ?? null))
    toastSuccess(t('changes.sqlCopied'), t('changes.sqlCopiedHint'))
  })
  const unseen = seen.data?.unseen ?? 0
  const { limit: _limit, changes: _changes, ...counted } = asked
  const none = timeline.done && timeline.pages.length === 1 && first?.groups?.length === 0
  return (
    <Page wide fill>
      <PageHeader
        title={t('common.sections.changes')}
        description={
          unseen > 0 ? (
            <Rich
              text={seen.data?.at ? 'changes.newSince' : 'changes.newNever'}
              count={unseen}
              components={{ time: <RelativeTime at={seen.data?.at ?? null} /> }}
            />
          ) : (
            t('changes.nothingNew')
          )
        }
        actions={
          <>
            <Button icon={<Database size={15} aria-hidden />} onClick={() => void copySql.run()}>
              {t('changes.copySql')}
            </Button>
            {unseen > 0 && (
              <Button icon={<CheckCheck size={15} aria-hidden />} onClick={mark}>
                {t('changes.markSeen')}
              </Button>
            )}
          </>
        }
      />
      <ChangeToolbar filters={filters} facets={facets.data} unseen={unseen} onChange={change} />
      {!none && <DayChart asked={counted} onPick={(from, to) => change({ from, to, time: '' })} />}
      <div className="timeline-frame">
        {arrived && (
          <Button
            className="timeline-arrived"
            size="small"
            kind="primary"
            icon={<ArrowUp size={14} aria-hidden />}
            onClick={() => setVersion(version + 1)}
          >
            {t('changes.arrived')}
          </Button>
        )}
        {!first && timeline.error && <ErrorState error={timeline.error} onRetry={timeline.retry} />}
        {!first && !timeline.error && <SkeletonLines lines={8} />}
        {none ? (
          <Nothing
            narrowed={JSON.stringify(filters) !== JSON.stringify(noFilters)}
            unseenOnly={everything && filters.unseen === '1'}
            connected={(integrations?.length ?? 0) > 0}
            onClear={() => change(noFilters)}
          />
        ) : (
          first && (
            <TimelineList
              key={`${JSON.stringify(asked)} ${version}`}
              timeline={timeline}
              asked={counted}
              person={filters.person}
              onPerson={(person) => {
                change({ person })
                // The name that was pressed goes away with the list; this is where it is chosen, too.
                document.getElementById(personFilter)?.focus({ preventScroll: true })
              }}
              several={(integrations?.length ?? 0) > 1}
            />
          )
        )}
      </div>
    </Page>
  )
}

function Nothing({
  narrowed,
  unseenOnly,
  connected,
  onClear,
}: {
  narrowed: boolean
  unseenOnly: boolean
  connected: boolean
  onClear(): void
}) {
  if (!connected)
    return (
      <EmptyState icon={<History size={20} aria-hidden />} title={t('changes.none.title')}>
        <Rich text="changes.none.connect" components={{ to: <Link href="/integrations/add" /> }} />
      </EmptyState>
    )
  if (!narrowed)
    return (
      <EmptyState icon={<History size={20} aria-hidden />} title={t('changes.none.title')}>
        {t('changes.none.later')}
      </EmptyState>
    )
  return (
    <EmptyState
      icon={unseenOnly ? <CheckCheck size={20} aria-hidden /> : <SearchX size={20} aria-hidden />}
      title={unseenOnly ? t('changes.none.seen') : t('changes.none.match')}
      actions={<Button onClick={onClear}>{t('changes.none.showAll')}</Button>}
    >
      {unseenOnly ? t('changes.none.seenHint') : t('changes.none.matchHint')}
    </EmptyState>
  )
}

/** Whether a poll has found changes since the list was asked for: it is not moved under who reads it. */
function useArrived(version: number): boolean {
  const logs = useLogTypes()
  const [arrived, setArrived] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again, all of it is there
  useEffect(() => setArrived(false), [version])
  useEffect(
    () =>
      onEvent(({ event, payload }) => {
        if (event !== 'poll' || payload.status === 'running') return
        const { added, modified, removed } = pollFigures(payload, logs)
        if (added + modified + removed > 0) setArrived(true)
      }),
    [logs],
  )
  return arrived
}
