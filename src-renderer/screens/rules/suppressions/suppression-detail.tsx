import { Undo2, X } from 'lucide-react'
import { Link } from 'wouter'
import type { Suppression } from '../../../../src-preload/contract'
import { Button, IconButton } from '../../../components/button'
import { KeyValues } from '../../../components/key-values'
import { absoluteTime } from '../../../components/relative-time'
import { ruleRoute } from '../rule-route'
import { useUndoSuppression } from '../suppressing/use-undo'
import { useEscape } from '../use-escape'
import { describeFilter, describeTarget, scopeNames } from './describe'

/** One suppression in full, with the way out of it. */
export function SuppressionDetail({ suppression, onClose }: { suppression: Suppression; onClose(): void }) {
  useEscape(onClose)
  const undo = useUndoSuppression()
  const undoAndClose = async () => {
    await undo.run(suppression)
    onClose()
  }
  return (
    <aside className="finding" aria-label="Suppression">
      <div className="spread">
        <div className="finding-title">
          <h2>{describeTarget(suppression)}</h2>
        </div>
        <IconButton label="Close the suppression" size="small" onClick={onClose}>
          <X size={16} />
        </IconButton>
      </div>
      <p className="finding-reason">“{suppression.reason}”</p>
      <KeyValues
        items={[
          ['Scope', scopeNames[suppression.scope]],
          [
            'Rule',
            suppression.ruleId && (
              <Link key="rule" href={ruleRoute(suppression.ruleId)}>
                {suppression.ruleName ?? suppression.ruleId}
              </Link>
            ),
          ],
          ['Integration', suppression.integrationName ?? 'All'],
          ['Where', suppression.filters.map(describeFilter).join(', ')],
          ['Findings', suppression.findings.toLocaleString()],
          ['By', suppression.author],
          ['Since', absoluteTime(suppression.createdAt)],
          ['Until', suppression.until ? absoluteTime(suppression.until) : 'It is undone'],
          ['Ended', suppression.endedAt && absoluteTime(suppression.endedAt)],
        ]}
      />
      {suppression.endedAt === null && (
        <Button icon={<Undo2 size={15} aria-hidden />} busy={undo.busy} onClick={() => void undoAndClose()}>
          Undo suppression
        </Button>
      )}
    </aside>
  )
}
