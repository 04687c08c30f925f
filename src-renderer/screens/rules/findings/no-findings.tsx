import { CircleCheck, CircleDashed, Plug, SearchX } from 'lucide-react'
import { Link } from 'wouter'
import { Button } from '../../../components/button'
import { EmptyState } from '../../../components/states'
import { useOverview } from '../../../state/overview'
import { t } from '../../../texts'

/** In place of the list: that nothing is open is good news only where it was looked for. */
export function NoFindings({ filtered, onClear }: { filtered: boolean; onClear(): void }) {
  const overview = useOverview((state) => state.data)
  if (filtered)
    return (
      <EmptyState
        icon={<SearchX size={20} aria-hidden />}
        title={t('rules.findings.noneMatches')}
        actions={<Button onClick={onClear}>{t('common.clearFilters')}</Button>}
      >
        {t('rules.findings.whatIsSearched')}
      </EmptyState>
    )
  if (overview?.state === 'empty')
    return (
      <EmptyState
        icon={<Plug size={20} aria-hidden />}
        title={t('rules.findings.nothingConnected')}
        actions={
          <Link href="/integrations/add" className="button button-primary">
            {t('rules.ruleNotice.addAnIntegration')}
          </Link>
        }
      >
        {t('rules.findings.checkedAfterFirst')}
      </EmptyState>
    )
  if (overview?.state === 'first_poll')
    return (
      <EmptyState icon={<CircleDashed size={20} aria-hidden />} title={t('rules.findings.notYet')}>
        {t('rules.findings.checkedAfterFirst')}
      </EmptyState>
    )
  const unknown = overview?.notEvaluated ?? 0
  return (
    <EmptyState
      icon={<CircleCheck size={20} aria-hidden className="tone-ok tone-text" />}
      title={t('rules.findings.nothingOpen')}
      actions={
        unknown > 0 && (
          <Link href="/rules?status=not_evaluated" className="button">
            {t('home.wayOut.notEvaluated')}
          </Link>
        )
      }
    >
      {unknown > 0
        ? t('rules.findings.butNotEvaluated', { count: unknown })
        : t('rules.ruleFindings.itIsCheckedAgainAfter')}
    </EmptyState>
  )
}
