import type { ComplianceScore, ControlStatus } from '../../../src-preload/contract'
import { classNames } from '../../components/class-names'
import { t } from '../../texts'

const parts: {
  status: ControlStatus
  tone: string
  count(standing: ComplianceScore): number
}[] = [
  { status: 'passed', tone: 'ok', count: ({ passed }) => passed },
  { status: 'failed', tone: 'high', count: ({ failed }) => failed },
  {
    status: 'not_evaluated',
    tone: 'neutral',
    count: ({ notEvaluated }) => notEvaluated,
  },
  {
    status: 'not_attested',
    tone: 'info',
    count: ({ notAttested }) => notAttested,
  },
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
        {parts.map(({ status, tone, count }) => (
          <li key={status} className={`tone-${tone}`}>
            <span className="standing-dot" aria-hidden />
            <span>{t(`compliance.standingBar.${status}`, { count: count(standing) })}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
