import { useState } from 'react'
import { Button } from '../../../components/button'
import { t } from '../../../texts'
import { now, type QueryTime } from '../tabs/query-tab'
import { CompareForm } from './compare-form'
import { MomentForm } from './moment-form'

const modes = [
  {
    kind: 'now',
    get title() {
      return t('common.now')
    },
  },
  {
    kind: 'moment',
    get title() {
      return t('query.timeForm.aMoment')
    },
  },
  {
    kind: 'compare',
    get title() {
      return t('query.timeForm.compareTwo')
    },
  },
] as const

/** Now, a moment of the past, or what differs between two. */
export function TimeForm({ time, onChoose }: { time: QueryTime; onChoose(time: QueryTime): void }) {
  const [mode, setMode] = useState<QueryTime['kind']>(time.kind === 'now' ? 'moment' : time.kind)
  return (
    <div className="stack-s">
      <div className="segments time-modes">
        {modes.map(({ kind, title }) => (
          <Button
            key={kind}
            size="small"
            kind="ghost"
            aria-pressed={mode === kind}
            onClick={() => (kind === 'now' ? onChoose(now) : setMode(kind))}
          >
            {title}
          </Button>
        ))}
      </div>
      {mode === 'compare' ? (
        <CompareForm time={time} onChoose={onChoose} />
      ) : (
        <MomentForm time={time} onChoose={onChoose} />
      )}
    </div>
  )
}
