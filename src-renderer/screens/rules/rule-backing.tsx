import { ExternalLink } from 'lucide-react'
import type { Rule } from '../../../src-preload/contract'
import { Card } from '../../components/card'

const frameworks: Record<string, string> = {
  soc2: 'SOC 2',
  iso27001: 'ISO 27001',
  gdpr: 'GDPR',
  cis: 'CIS',
}

/** What a rule gives evidence for, and what it rests on. */
export function RuleBacking({ rule }: { rule: Rule }) {
  const compliance = Object.entries(rule.compliance)
  if (compliance.length === 0 && rule.references.length === 0) return null
  return (
    <Card title="Controls and references">
      <div className="rule-backing">
        {compliance.map(([framework, controls]) => (
          <div key={framework} className="row-wrap">
            <span className="rule-framework">{frameworks[framework] ?? framework}</span>
            {controls.map((control) => (
              <span key={control} className="tag">
                {control}
              </span>
            ))}
          </div>
        ))}
        {rule.references.map(({ title, url }) => (
          <a key={url} href={url} target="_blank" rel="noreferrer" className="row">
            {title}
            <ExternalLink size={13} aria-hidden />
          </a>
        ))}
      </div>
    </Card>
  )
}
