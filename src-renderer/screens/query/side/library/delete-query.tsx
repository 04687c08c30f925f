import type { SavedQuery } from '../../../../../src-preload/contract'
import { Button } from '../../../../components/button'
import { Dialog } from '../../../../components/dialog'
import { api } from '../../../../state/bridge'
import { toastSuccess } from '../../../../state/toasts'
import { useAction } from '../../../../state/use-action'
import { changeTab, useTabs } from '../../tabs/tab-store'

/** Asks before a saved query goes. Its text stays in the tab that it is open in. */
export function DeleteQuery({ query, onClose }: { query: SavedQuery | null; onClose(): void }) {
  const { run, busy } = useAction(async ({ id, name }: SavedQuery) => {
    await api.deleteQuery({ queryId: id })
    const tab = useTabs.getState().tabs.find(({ queryId }) => queryId === id)
    if (tab) changeTab(tab.id, { queryId: null, savedSql: null })
    toastSuccess(`Deleted “${name}”`)
    onClose()
  })
  if (!query) return null
  const used = [query.pinned && 'leaves the dashboard', query.watched && 'is no longer watched'].filter(
    Boolean,
  )
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Delete “${query.name}”?`}
      description={
        used.length > 0 ? `It ${used.join(' and ')}. This can’t be undone.` : 'This can’t be undone.'
      }
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="danger" busy={busy} onClick={() => run(query)}>
            Delete
          </Button>
        </>
      }
    />
  )
}
