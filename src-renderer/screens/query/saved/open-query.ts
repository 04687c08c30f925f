import type { QueryRun, SavedQuery } from '../../../../src-preload/contract'
import { now, type QueryTime } from '../tabs/query-tab'
import { activateTab, openTab, useTabs } from '../tabs/tab-store'

/** Opens a saved query in a tab; the one it is open in already, if any. Returns the tab's id. */
export function openQuery(query: SavedQuery): string {
  const open = useTabs.getState().tabs.find(({ queryId }) => queryId === query.id)
  if (open) {
    activateTab(open.id)
    return open.id
  }
  return openTab({
    name: query.name,
    sql: query.sql,
    queryId: query.id,
    savedSql: query.sql,
    parameters: query.parameters,
    values: query.values,
  }).id
}

/** Opens what was run before, as it was run. */
export function openRun(run: QueryRun, query: SavedQuery | undefined): string {
  return openTab({
    name: query?.name ?? run.queryName ?? undefined,
    sql: run.sql,
    queryId: query?.id ?? null,
    savedSql: query?.sql ?? null,
    parameters: query?.parameters ?? [],
    values: run.parameters,
    time: timeOf(run),
  }).id
}

/** The time of a tab in which it is run as it was. */
export function timeOf({ asOf, compare }: Pick<QueryRun, 'asOf' | 'compare'>): QueryTime {
  if (compare) return { kind: 'compare', ...compare }
  return asOf ? { kind: 'moment', at: asOf } : now
}
