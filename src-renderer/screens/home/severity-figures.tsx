import { Link } from 'wouter'
import type { SeverityCounts } from '../../../src-preload/contract'
import { severities } from '../../../src-preload/words'
import { SeverityIcon, severityNames } from '../../components/severity-badge'
import { findingsRoute } from '../../state/location'
import { useRules } from '../../state/rules'
import { t } from '../../texts'
import { formatNumber } from '../../texts/format'

/** Open findings by severity; each leads to them, or to the rules that couldn’t be evaluated. */
export function SeverityFigures({ counts }: { counts: SeverityCounts }) {
  const rules = useRules((state) => state.data) ?? []
  const highest = Math.max(1, ...severities.map((severity) => counts[severity]))
  return (
    <section aria-label={t('home.severities')} className="severity-figures">
      {severities.map((severity) => {
        const count = counts[severity]
        const of = rules.filter((rule) => rule.severity === severity)
        const evaluated = of.filter(({ status }) => status !== 'not_evaluated' && status !== 'error')
        // Nothing was found, but nothing was looked for either: that is no zero.
        const unknown = count === 0 && of.length > 0 && evaluated.length === 0
        return (
          <Link
            key={severity}
            href={`${unknown ? '/rules' : findingsRoute}?severity=${severity}`}
            className={`severity-figure tone-${severity}`}
          >
            <SeverityIcon severity={severity} size={14} />
            <span className="severity-name">{severityNames[severity]}</span>
            <span className="severity-bar" aria-hidden>
              <span style={{ width: `${(count / highest) * 100}%` }} />
            </span>
            <span className={count > 0 ? 'severity-count' : 'severity-count faint'}>
              {unknown ? <Unknown /> : <Count count={count} />}
            </span>
          </Link>
        )
      })}
    </section>
  )
}

function Count({ count }: { count: number }) {
  return (
    <>
      <span aria-hidden>{formatNumber(count)}</span>
      <span className="visually-hidden">{t('home.facts.findings', { count })}</span>
    </>
  )
}

function Unknown() {
  return (
    <>
      <span aria-hidden>–</span>
      <span className="visually-hidden">{t('home.unknown')}</span>
    </>
  )
}
