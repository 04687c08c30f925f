import { ExternalLink } from 'lucide-react'
import { Link } from 'wouter'
import type { Rule } from '../../../src-preload/contract'
import { Card } from '../../components/card'
import { useCall } from '../../state/use-call'
import { t } from '../../texts'

/** What a rule gives evidence for, and what it rests on. */
export function RuleBacking({ rule }: { rule: Rule }) {
  const packs = useCall('listCompliancePacks', {})
  const compliance = Object.entries(rule.compliance)
  if (compliance.length === 0 && rule.references.length === 0) return null
  return (
    <Card title={t('rules.ruleBacking.controlsAndReferences')}>
      <div className="rule-backing">
        {compliance.map(([framework, controls]) => {
          const pack = packs.data?.find((one) => one.framework === framework)
          return (
            <div key={framework} className="row-wrap">
              <span className="rule-framework">{pack?.name ?? framework}</span>
              {controls.map((control) =>
                pack ? (
                  <Link
                    key={control}
                    className="tag"
                    href={`/compliance/${encodeURIComponent(pack.id)}?control=${encodeURIComponent(control)}`}
                  >
                    {control}
                  </Link>
                ) : (
                  <span key={control} className="tag">
                    {control}
                  </span>
                ),
              )}
            </div>
          )
        })}
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
