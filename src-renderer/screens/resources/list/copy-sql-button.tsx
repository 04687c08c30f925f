import { Database } from 'lucide-react'
import type { ResourceTypeInfo } from '../../../../src-preload/contract'
import { IconButton } from '../../../components/button'
import { toastSuccess } from '../../../state/toasts'
import { useAction } from '../../../state/use-action'
import { t } from '../../../texts'
import type { BrowserView } from '../browser/view'
import { listSql } from './list-sql'

export function CopySqlButton({ type, view }: { type: ResourceTypeInfo; view: BrowserView }) {
  const copy = useAction(async () => {
    await navigator.clipboard.writeText(listSql(type, view))
    toastSuccess(t('browser.copySqlButton.copiedAsSql'), t('browser.copySqlButton.itAsksForWhatIs'))
  })
  return (
    <IconButton label={t('browser.copySqlButton.copyAsSql')} onClick={() => copy.run()}>
      <Database size={16} />
    </IconButton>
  )
}
