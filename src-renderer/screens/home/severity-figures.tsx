import { type Rule, type Severity, type SeverityCounts, severities } from '../../../src-preload/contract'
import { Figure } from '../../components/figure'
import { SeverityIcon, severityNames } from '../../components/severity-badge'
import { useRules } from '../../state/rules'

/** Open findings by severity, with the rules they break; each leads to those rules. */
export function SeverityFigures({ counts }: { counts: SeverityCounts }) {
  const rules = useRules((state) => state.data)
  return (
    <section aria-label="Open findings by severity" className="figures severity-figures">
      {severities.map((severity) => (
        <Figure
          key={severity}
          to={`/rules?severity=${severity}${counts[severity] > 0 ? '&status=findings' : ''}`}
          label={
            <span className="row">
              <SeverityIcon severity={severity} size={14} />
              {severityNames[severity]}
            </span>
          }
          value={<Count severity={severity} count={counts[severity]} />}
          note={<Broken rules={brokenRules(rules ?? [], severity)} />}
        />
      ))}
    </section>
  )
}

function Count({ severity, count }: { severity: Severity; count: number }) {
  return (
    <span className={count > 0 ? `tone-${severity} tone-text` : 'faint'}>
      {count.toLocaleString()}
      <span className="visually-hidden">{count === 1 ? ' open finding' : ' open findings'}</span>
    </span>
  )
}

function Broken({ rules }: { rules: Rule[] }) {
  const [first, ...others] = rules
  if (!first) return 'No open findings'
  return (
    <span className="severity-rules">
      {first.name}
      {others.length > 0 && ` and ${others.length} more`}
    </span>
  )
}

function brokenRules(rules: Rule[], severity: Severity): Rule[] {
  return rules
    .filter((rule) => rule.severity === severity && rule.findings > 0)
    .sort((a, b) => b.findings - a.findings)
}
