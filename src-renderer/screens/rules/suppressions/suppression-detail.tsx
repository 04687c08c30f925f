import { Undo2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Suppression } from '../../../../src-preload/contract'
import { Button, IconButton } from '../../../components/button'
import { KeyValues } from '../../../components/key-values'
import { absoluteTime } from '../../../components/relative-time'
import { t } from '../../../texts'
import { formatNumber } from '../../../texts/format'
import { ruleRoute } from '../rule-route'
import { lastDayOf } from '../suppressing/until'
import { useUndoSuppressions } from '../suppressing/use-undo'
import { useEscape } from '../use-escape'
import { describeFilter, describeTarget, scopeNames } from './describe'

/** One suppression in full, with the way out of it. */
export function SuppressionDetail({ suppression, onClose }: { suppression: Suppression; onClose(): void }) {
  useEscape(onClose)
  const undo = useUndoSuppressions()
  const undoAndClose = async () => {
    await undo.run([suppression])
    onClose()
  }
  return (
    <aside className="finding" aria-label={t('rules.suppressionDetail.suppression')}>
      <div className="spread">
        <div className="finding-title">
          <h2>{describeTarget(suppression)}</h2>
        </div>
        <IconButton label={t('rules.suppressionDetail.closeTheSuppression')} size="small" onClick={onClose}>
          <X size={16} />
        </IconButton>
      </div>
      <p className="finding-reason">{t('common.quoted', { text: suppression.reason })}</p>
      <KeyValues
        items={[
          [t('rules.suppressionDetail.scope'), scopeNames[suppression.scope]],
          [
            t('common.rule'),
            suppression.ruleId && (
              <Link key="rule" href={ruleRoute(suppression.ruleId)}>
                {suppression.ruleName ?? suppression.ruleId}
              </Link>
            ),
          ],
          [t('common.integration'), suppression.integrationName ?? t('rules.suppressionDetail.all')],
          [t('rules.suppressionDetail.where'), suppression.filters.map(describeFilter).join(', ')],
          [t('common.findings'), formatNumber(suppression.findings)],
          [t('rules.suppressionDetail.by'), suppression.author],
          [t('rules.suppressionDetail.since'), absoluteTime(suppression.createdAt)],
          howLong(suppression),
          [t('rules.suppressionDetail.ended'), suppression.endedAt && absoluteTime(suppression.endedAt)],
        ]}
      />
      {suppression.endedAt === null && (
        <Button icon={<Undo2 size={15} aria-hidden />} busy={undo.busy} onClick={() => void undoAndClose()}>
          {t('rules.suppressionDetail.undoSuppression')}
        </Button>
      )}
    </aside>
  )
}

function howLong({ until }: Suppression): [name: string, value: ReactNode] {
  if (until === null) return [t('rules.suppressionDetail.until'), t('rules.suppressionDetail.itIsUndone')]
  const day = lastDayOf(until)
  return day === null
    ? [t('rules.suppressionDetail.until'), absoluteTime(until)]
    : [t('rules.suppressionDetail.through'), day]
}
