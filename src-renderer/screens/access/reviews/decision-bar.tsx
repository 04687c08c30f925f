import { StickyNote, Undo2 } from 'lucide-react'
import { type ReviewDecision, reviewDecisions } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { t } from '../../../texts'
import { decisions } from './decisions'

/** Decides on what is marked, and says by which keys that goes faster. */
export function DecisionBar({
  marked,
  busy,
  onDecide,
  onNote,
}: {
  marked: number
  busy: boolean
  onDecide(decision: ReviewDecision | null): void
  onNote(): void
}) {
  const off = marked === 0 || busy
  return (
    <div className="decision-bar" role="toolbar" aria-label={t('access.decisionBar.decide')}>
      <span className="small soft" role="status">
        {marked === 0
          ? t('access.decisionBar.chooseARowShiftMarks')
          : t('access.decisionBar.marked', { count: marked })}
      </span>
      {reviewDecisions.map((decision) => {
        const { title, key, tone, icon: Icon } = decisions[decision]
        return (
          <Button
            key={decision}
            size="small"
            icon={<Icon size={14} aria-hidden className={`tone-${tone} tone-text`} />}
            aria-keyshortcuts={key}
            disabled={off}
            onClick={() => onDecide(decision)}
          >
            {title} <kbd className="kbd">{key}</kbd>
          </Button>
        )
      })}
      <Button
        size="small"
        kind="ghost"
        icon={<Undo2 size={14} aria-hidden />}
        aria-keyshortcuts="u"
        disabled={off}
        onClick={() => onDecide(null)}
      >
        {t('access.decisionBar.undecide')} <kbd className="kbd">u</kbd>
      </Button>
      <Button
        size="small"
        kind="ghost"
        icon={<StickyNote size={14} aria-hidden />}
        aria-keyshortcuts="n"
        disabled={off}
        onClick={onNote}
      >
        {t('access.decisionBar.note')} <kbd className="kbd">n</kbd>
      </Button>
    </div>
  )
}
