import type { SavedQuery } from '../../../../../src-preload/contract'
import { Button } from '../../../../components/button'
import { Dialog } from '../../../../components/dialog'
import { api } from '../../../../state/bridge'
import { toastSuccess } from '../../../../state/toasts'
import { useAction } from '../../../../state/use-action'
import { t } from '../../../../texts'
import { changeTab, useTabs } from '../../tabs/tab-store'

/** Asks before a saved query goes. Its text stays in the tab that it is open in. */
export function DeleteQuery({ query, onClose }: { query: SavedQuery | null; onClose(): void }) {
  const { run, busy } = useAction(async ({ id, name }: SavedQuery) => {
    await api.deleteQuery({ queryId: id })
    const tab = useTabs.getState().tabs.find(({ queryId }) => queryId === id)
    if (tab) changeTab(tab.id, { queryId: null, savedSql: null })
    toastSuccess(t('query.deleteQuery.deleted', { name }))
    onClose()
  })
  if (!query) return null
  const used = query.pinned ? (query.watched ? 'both' : 'pinned') : query.watched ? 'watched' : null
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('query.deleteQuery.delete', { name: query.name })}
      description={used ? t(`query.deleteQuery.used.${used}`) : t('query.deleteQuery.thisCantBeUndone')}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="danger" busy={busy} onClick={() => run(query)}>
            {t('common.delete')}
          </Button>
        </>
      }
    />
  )
}
