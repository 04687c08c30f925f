import { CircleCheck, CircleDashed, Plug, SearchX } from 'lucide-react'
import { Link } from 'wouter'
import { isUnknown, type Rule } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { EmptyState } from '../../../components/states'
import { useIntegrations } from '../../../state/integrations'
import { useRules } from '../../../state/rules'
import { t } from '../../../texts'

const noRules: Rule[] = []

/** In place of the list: that nothing is open is good news only where it was looked for. */
export function NoFindings({ filtered, onClear }: { filtered: boolean; onClear(): void }) {
  const rules = useRules(({ data }) => data ?? noRules)
  const connected = useIntegrations(({ data }) => data?.length !== 0)
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
  if (!connected)
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
  if (rules.every(({ results }) => results.length === 0))
    return (
      <EmptyState icon={<CircleDashed size={20} aria-hidden />} title={t('rules.findings.notYet')}>
        {t('rules.findings.checkedAfterFirst')}
      </EmptyState>
    )
  const unknown = rules.filter(({ results }) => results.some(isUnknown)).length
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
