import { Database } from 'lucide-react'
import type { ResourceTypeInfo } from '../../../../src-preload/contract'
import { IconButton } from '../../../components/button'
import { api } from '../../../state/bridge'
import { toastSuccess } from '../../../state/toasts'
import { useAction } from '../../../state/use-action'
import { t } from '../../../texts'
import { type BrowserView, listedBy } from '../browser/view'

export function CopySqlButton({ type, view }: { type: ResourceTypeInfo; view: BrowserView }) {
  const copy = useAction(async () => {
    const { sql } = await api.getListSql(listedBy(view, type.key))
    await navigator.clipboard.writeText(sql)
    toastSuccess(t('browser.copySqlButton.copiedAsSql'), t('browser.copySqlButton.itAsksForWhatIs'))
  })
  return (
    <IconButton label={t('browser.copySqlButton.copyAsSql')} onClick={() => copy.run()}>
      <Database size={16} />
    </IconButton>
  )
}
