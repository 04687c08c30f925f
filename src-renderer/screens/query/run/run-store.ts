import { create } from 'zustand'
import { SightlineError } from '../../../../src-preload/errors'
import { api } from '../../../state/bridge'
import { onEvent } from '../../../state/events'
import { toastError } from '../../../state/toasts'
import { useTabs } from '../tabs/tab-store'
import {
  type Arrangement,
  type Asked,
  idle,
  momentsOf,
  type Pending,
  type Run,
  type Shown,
  unarranged,
} from './run'

/** How each tab's query stands; and how many runs have ended, for those who list them. */
export const useRuns = create<{ byTab: Record<string, Run>; ended: number }>(() => ({ byTab: {}, ended: 0 }))

export function useRun(tabId: string): Run {
  return useRuns(({ byTab }) => byTab[tabId] ?? idle)
}

export function runOf(tabId: string): Run {
  return useRuns.getState().byTab[tabId] ?? idle
}

export function changeRun(tabId: string, change: Partial<Run>): void {
  useRuns.setState(({ byTab }) => ({
    byTab: { ...byTab, [tabId]: { ...(byTab[tabId] ?? idle), ...change } },
  }))
}

/** Asks anew. What is shown stays until the first rows are there. */
export function ask(tabId: string, asked: Asked): Promise<void> {
  return open(tabId, asked, unarranged, true)
}

/** Sorts and filters what is shown, or what failed: the same statement, run again with that around it. */
export async function arrange(tabId: string, arrangement: Arrangement): Promise<void> {
  const { shown, failure } = runOf(tabId)
  const asked = failure?.asked ?? shown?.asked
  if (asked) await open(tabId, asked, arrangement, false)
}

/** Stops what runs; rows that are there by then stay. */
export function cancel(tabId: string): void {
  const { pending, shown } = runOf(tabId)
  const id = pending?.resultId ?? (shown?.progress.status === 'running' ? shown.progress.resultId : null)
  if (id) void api.cancelQuery({ id }).catch(() => {})
}

async function open(tabId: string, asked: Asked, arrangement: Arrangement, remember: boolean): Promise<void> {
  cancel(tabId)
  const pending: Pending = {
    resultId: crypto.randomUUID(),
    asked,
    arrangement,
    startedAt: performance.now(),
    progress: null,
  }
  changeRun(tabId, { pending })
  const isCurrent = () => runOf(tabId).pending?.resultId === pending.resultId
  try {
    const shown = await fetchFirst(pending, remember)
    if (!isCurrent()) return close(shown)
    const told = runOf(tabId).pending?.progress
    // The end may have been told before the first rows arrived.
    if (told && told.status !== 'running') shown.progress = told
    close(runOf(tabId).shown)
    changeRun(tabId, { pending: null, shown, failure: null })
  } catch (thrown) {
    if (!isCurrent()) return
    const error = SightlineError.from(thrown)
    // What was to be sorted or filtered is still there to be looked at.
    if (!remember && runOf(tabId).shown) {
      changeRun(tabId, { pending: null })
      if (error.code !== 'cancelled') toastError(error)
      return
    }
    close(runOf(tabId).shown)
    changeRun(tabId, {
      pending: null,
      shown: null,
      failure: { error, asked, arrangement },
    })
  } finally {
    useRuns.setState(({ ended }) => ({ ended: ended + 1 }))
  }
}

async function fetchFirst({ resultId, asked, arrangement }: Pending, remember: boolean): Promise<Shown> {
  const { sql, parameters, timeoutMs, asOf, compare, queryId } = asked
  const run = { remember, ...(queryId ? { queryId } : {}) }
  if (compare) {
    const moments = momentsOf(compare, arrangement)
    const opened = await api.openComparison({ resultId, sql, parameters, timeoutMs, ...moments, ...run })
    const { columns, rows, compared, key, counts, ...progress } = opened
    return { asked, arrangement, columns, rows, progress, comparison: { compared, key, counts } }
  }
  const opened = await api.openResult({
    resultId,
    sql,
    parameters,
    timeoutMs,
    sort: arrangement.sort,
    filters: arrangement.filters,
    ...(asOf ? { asOf } : {}),
    ...run,
  })
  const { columns, rows, ...progress } = opened
  return { asked, arrangement, columns, rows, progress, comparison: null }
}

function close(shown: Shown | null): void {
  if (shown) void api.closeResult({ resultId: shown.progress.resultId }).catch(() => {})
}

onEvent((event) => {
  if (event.event !== 'result') return
  const progress = event.payload
  for (const [tabId, { pending, shown }] of Object.entries(useRuns.getState().byTab)) {
    if (pending?.resultId === progress.resultId) changeRun(tabId, { pending: { ...pending, progress } })
    if (shown?.progress.resultId !== progress.resultId) continue
    changeRun(tabId, { shown: { ...shown, progress } })
    if (progress.status !== 'running') useRuns.setState(({ ended }) => ({ ended: ended + 1 }))
  }
})

// A closed tab's result is looked at no more.
useTabs.subscribe(({ tabs }) => {
  const { byTab } = useRuns.getState()
  const gone = Object.keys(byTab).filter((tabId) => !tabs.some(({ id }) => id === tabId))
  if (gone.length === 0) return
  for (const tabId of gone) {
    cancel(tabId)
    close(runOf(tabId).shown)
  }
  useRuns.setState({
    byTab: Object.fromEntries(Object.entries(byTab).filter(([tabId]) => !gone.includes(tabId))),
  })
})
