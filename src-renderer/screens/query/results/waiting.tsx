import { LoaderCircle } from 'lucide-react'
import { Button } from '../../../components/button'
import { t } from '../../../texts'
import { formatDuration } from '../../../texts/format'
import type { Pending } from '../run/run'
import { cancel } from '../run/run-store'
import { useElapsed } from './use-elapsed'

/** In place of a summary while another result is awaited; `former`: the one before still stands below. */
export function Waiting({ pending, former }: { pending: Pending; former: boolean }) {
  const elapsed = useElapsed(pending.startedAt)
  return (
    <span className="result-summary row">
      <LoaderCircle size={14} className="spin" aria-hidden />
      {t('query.resultHeader.running', { duration: formatDuration(elapsed) })}
      {former && ` · ${t('query.resultHeader.former')}`}
    </span>
  )
}

export function CancelRun({ tabId }: { tabId: string }) {
  return (
    <Button size="small" onClick={() => cancel(tabId)}>
      {t('common.cancel')}
    </Button>
  )
}
