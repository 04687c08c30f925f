import { Ban, ListChecks, X } from 'lucide-react'
import { Button } from '../../../components/button'
import { commandKey } from '../../../components/command-key'
import { t } from '../../../texts'

/** What can be done with all findings that are marked, and how they are. */
export function MarkBar({
  marked,
  total,
  onSuppress,
  onAll,
  onNone,
}: {
  marked: number
  total: number
  onSuppress(): void
  onAll(): void
  onNone(): void
}) {
  return (
    <div className="decision-bar" role="toolbar" aria-label={t('rules.findings.markedFindings')}>
      <span className="small soft" role="status">
        {marked === 0
          ? t('rules.findings.howToMark', { command: commandKey() })
          : t('rules.findings.marked', { count: marked })}
      </span>
      <Button
        size="small"
        icon={<Ban size={14} aria-hidden />}
        aria-keyshortcuts="s"
        disabled={marked === 0}
        onClick={onSuppress}
      >
        {t('rules.findings.suppressMarked')} <kbd className="kbd">s</kbd>
      </Button>
      <Button
        size="small"
        kind="ghost"
        icon={<ListChecks size={14} aria-hidden />}
        disabled={marked >= total}
        onClick={onAll}
      >
        {t('rules.findings.markAll')}
      </Button>
      {marked > 0 && (
        <Button size="small" kind="ghost" icon={<X size={14} aria-hidden />} onClick={onNone}>
          {t('rules.findings.markNone')}
        </Button>
      )}
    </div>
  )
}
