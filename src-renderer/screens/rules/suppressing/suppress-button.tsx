import { Ban } from 'lucide-react'
import type { Finding } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { t } from '../../../texts'
import { openSuppressing } from './suppressing-store'

/** Beside a finding that stands among others: to accept that one. */
export function SuppressButton({ finding }: { finding: Finding }) {
  return (
    <Button
      size="small"
      kind="ghost"
      icon={<Ban size={14} aria-hidden />}
      aria-label={t('access.findings.suppressOne', { rule: finding.ruleName })}
      onClick={() => openSuppressing({ scope: 'finding', finding })}
    >
      {t('access.findings.suppress')}
    </Button>
  )
}
