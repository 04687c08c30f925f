import { type Rule, type Severity, type SeverityCounts, severities } from '../../../src-preload/contract'
import { Figure } from '../../components/figure'
import { SeverityIcon, severityNames } from '../../components/severity-badge'
import { useRules } from '../../state/rules'

/** Open findings by severity, with the rules they break; each leads to those rules. */
export function SeverityFigures({ counts }: { counts: SeverityCounts }) {
  const rules = useRules((state) => state.data)
  return (
    <section aria-label="Open findings by severity" className="figures severity-figures">
      {severities.map((severity) => {
        const count = counts[severity]
        const known = knownOf((rules ?? []).filter((rule) => rule.severity === severity))
        return (
          <Figure
            key={severity}
            to={`/rules?severity=${severity}${count > 0 ? '&status=warning' : ''}`}
            label={
              <span className="row">
                <SeverityIcon severity={severity} size={14} />
                {severityNames[severity]}
              </span>
            }
            value={
              // Nothing was found, but nothing was looked for either: that is no zero.
              count === 0 && known.evaluated === 0 && known.notEvaluated > 0 ? (
                <Unknown />
              ) : (
                <Count severity={severity} count={count} />
              )
            }
            note={<span className="severity-rules">{describe(known)}</span>}
          />
        )
      })}
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

function Unknown() {
  return (
    <span className="faint">
      <span aria-hidden>–</span>
      <span className="visually-hidden">Not known</span>
    </span>
  )
}

interface Known {
  /** Names of rules with open findings, those with the most first. */
  broken: string[]
  evaluated: number
  notEvaluated: number
}

function knownOf(rules: Rule[]): Known {
  const broken = rules.filter(({ findings }) => findings > 0).sort((a, b) => b.findings - a.findings)
  const unknown = rules.filter(({ status }) => status === 'not_evaluated' || status === 'error')
  return {
    broken: broken.map(({ name }) => name),
    evaluated: rules.length - unknown.length,
    notEvaluated: unknown.length,
  }
}

function describe({ broken, notEvaluated }: Known): string {
  const [first, ...others] = broken
  if (first) return others.length > 0 ? `${first} and ${others.length} more` : first
  if (notEvaluated > 0) return `${notEvaluated} ${notEvaluated === 1 ? 'rule' : 'rules'} not evaluated`
  return 'No open findings'
}
