import type { ComplianceScore, ControlStatus } from '../../../src-preload/contract'
import { classNames } from '../../components/class-names'

const parts: {
  status: ControlStatus
  tone: string
  count(standing: ComplianceScore): number
  word: string
}[] = [
  { status: 'passed', tone: 'ok', count: ({ passed }) => passed, word: 'passed' },
  { status: 'failed', tone: 'high', count: ({ failed }) => failed, word: 'failed' },
  {
    status: 'not_evaluated',
    tone: 'neutral',
    count: ({ notEvaluated }) => notEvaluated,
    word: 'not evaluated',
  },
  { status: 'not_attested', tone: 'info', count: ({ notAttested }) => notAttested, word: 'not attested' },
]

/** How many controls stand how, as a bar with its legend. */
export function StandingBar({ standing }: { standing: ComplianceScore }) {
  const total = parts.reduce((sum, { count }) => sum + count(standing), 0)
  return (
    <div className="standing">
      <div className="standing-bar" aria-hidden>
        {total > 0 &&
          parts.map(({ status, tone, count }) => (
            <span
              key={status}
              className={classNames('standing-part', `tone-${tone}`)}
              style={{ flexGrow: count(standing) }}
            />
          ))}
      </div>
      <ul className="standing-legend small">
        {parts.map(({ status, tone, count, word }) => (
          <li key={status} className={`tone-${tone}`}>
            <span className="standing-dot" aria-hidden />
            <span>
              {count(standing).toLocaleString()} {word}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
