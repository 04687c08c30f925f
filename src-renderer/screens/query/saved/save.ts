import type { InputOf, SavedQuery } from '../../../../src-preload/contract'
import { SightlineError } from '../../../../src-preload/errors'
import { api } from '../../../state/bridge'
import { toastError, toastSuccess } from '../../../state/toasts'
import { t } from '../../../texts'
import { useQueries } from '../queries-store'
import { changeTab, tabById, useTabs } from '../tabs/tab-store'
import { openSaveDialog } from './save-dialog-store'

/** Saves a tab: at once where its query is the user's own, else by asking for a name. */
export async function saveTab(tabId: string): Promise<void> {
  const tab = tabById(tabId)
  const query = useQueries.getState().data?.find(({ id }) => id === tab?.queryId)
  if (!tab || tab.sql.trim() === '') return
  if (!query || query.managed) return openSaveDialog({ tabId })
  try {
    const { id: queryId, name, description, tags } = query
    await keep({ queryId, name, description, tags, sql: tab.sql, parameters: tab.parameters }, tabId)
    toastSuccess(t('query.save.saved', { name }))
  } catch (error) {
    toastError(SightlineError.from(error))
  }
}

/** Saves, and ties the tab to what was saved. Rejects with what the engine says. */
export async function keep(input: InputOf<'saveQuery'>, tabId: string | null): Promise<SavedQuery> {
  const saved = await api.saveQuery(input)
  const tied = tabId ?? useTabs.getState().tabs.find(({ queryId }) => queryId === saved.id)?.id
  if (tied)
    changeTab(tied, {
      name: saved.name,
      named: true,
      queryId: saved.id,
      savedSql: saved.sql,
      parameters: saved.parameters,
    })
  return saved
}

/** Pins or watches with the values that the parameters have. */
export async function mark(
  query: SavedQuery,
  marks: { pinned?: boolean; watched?: boolean },
  values = query.values,
): Promise<void> {
  try {
    await api.markQuery({ queryId: query.id, ...marks, values })
    if (marks.watched)
      toastSuccess(t('query.save.watching', { name: query.name }), t('query.save.youAreToldWhenIts'))
    if (marks.pinned) toastSuccess(t('query.save.isOnTheDashboard', { name: query.name }))
  } catch (error) {
    toastError(SightlineError.from(error))
  }
}
