import { Link } from 'wouter'
import type { Rule, RuleResult } from '../../../src-preload/contract'
import { Card } from '../../components/card'
import { RelativeTime } from '../../components/relative-time'
import { Switch } from '../../components/switch'
import { api } from '../../state/bridge'
import { useAction } from '../../state/use-action'
import { isUnknown, RuleStatusBadge } from './rule-status'
import { RuleWayOut } from './rule-way-out'

/** What came of the rule in each integration; where nothing did, why and what to do. */
export function RuleResults({ rule }: { rule: Rule }) {
  return (
    <Card title="By integration" flush>
      <ul className="list">
        {rule.results.map((result) => (
          <li key={result.integrationId} className="list-row rule-result">
            <Outcome result={result} />
            {isUnknown(result) && <RuleWayOut rule={rule} result={result} />}
            <ResultSwitch rule={rule} result={result} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Outcome({ result }: { result: RuleResult }) {
  return (
    <div className="rule-outcome">
      <div className="row-wrap">
        <Link href={`/integrations/${result.integrationId}/overview`} className="quiet-link">
          {result.integrationName}
        </Link>
        <RuleStatusBadge status={result.status} />
      </div>
      {isUnknown(result) && <p>{result.reason}</p>}
      <p className="facts small">
        <span>
          {result.findings.toLocaleString()} open {result.findings === 1 ? 'finding' : 'findings'}
        </span>
        {result.suppressed > 0 && <span>{result.suppressed.toLocaleString()} suppressed</span>}
        {result.since && (
          <span>
            Results since <RelativeTime at={result.since} />
          </span>
        )}
        <span>
          Last evaluated <RelativeTime at={result.evaluatedAt} none="never" />
        </span>
      </p>
    </div>
  )
}

/** A rule can be disabled where it means nothing, and stay enabled elsewhere. */
function ResultSwitch({ rule, result }: { rule: Rule; result: RuleResult }) {
  const { integrationId, integrationName } = result
  const set = useAction((enabled: boolean) => api.setRule({ ruleId: rule.id, integrationId, enabled }))
  return (
    <Switch
      label={`Enabled in ${integrationName}`}
      checked={result.status !== 'disabled'}
      onChange={(enabled) => void set.run(enabled)}
    />
  )
}
