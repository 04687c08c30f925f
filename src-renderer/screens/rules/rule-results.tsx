import { Link } from 'wouter'
import { isUnknown, type Rule, type RuleResult } from '../../../src-preload/contract'
import { Card } from '../../components/card'
import { RelativeTime } from '../../components/relative-time'
import { Switch } from '../../components/switch'
import { api } from '../../state/bridge'
import { useAction } from '../../state/use-action'
import { t } from '../../texts'
import { Rich } from '../../texts/rich'
import { RuleStatusBadge } from './rule-status'
import { RuleWayOut } from './rule-way-out'

/** What came of the rule in each integration; where nothing did, why and what to do. */
export function RuleResults({ rule }: { rule: Rule }) {
  return (
    <Card title={t('rules.ruleResults.byIntegration')} flush>
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
        <span>{t('rules.ruleResults.openFindings', { count: result.findings })}</span>
        {result.suppressed > 0 && (
          <span>{t('rules.ruleResults.suppressed', { suppressed: result.suppressed })}</span>
        )}
        {result.since && (
          <span>
            <Rich
              text="rules.ruleResults.resultsSince"
              components={{ time: <RelativeTime at={result.since} /> }}
            />
          </span>
        )}
        <span>
          <Rich
            text="rules.ruleResults.lastEvaluated"
            components={{
              time: <RelativeTime at={result.evaluatedAt} none={t('rules.ruleResults.never')} />,
            }}
          />
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
      label={t('rules.ruleResults.enabledIn', { integrationName })}
      checked={result.status !== 'disabled'}
      onChange={(enabled) => void set.run(enabled)}
    />
  )
}
