import { Database } from 'lucide-react'
import type { ResourceTypeInfo } from '../../../../src-preload/contract'
import { IconButton } from '../../../components/button'
import { toastSuccess } from '../../../state/toasts'
import { useAction } from '../../../state/use-action'
import type { BrowserView } from '../browser/view'
import { listSql } from './list-sql'

export function CopySqlButton({ type, view }: { type: ResourceTypeInfo; view: BrowserView }) {
  const copy = useAction(async () => {
    await navigator.clipboard.writeText(listSql(type, view))
    toastSuccess('Copied as SQL', 'It asks for what is listed here.')
  })
  return (
    <IconButton label="Copy as SQL" onClick={() => copy.run()}>
      <Database size={16} />
    </IconButton>
  )
}
