import { Link } from 'wouter'
import type { Rule, RuleResult } from '../../../src-preload/contract'
import { Card } from '../../components/card'
import { RelativeTime } from '../../components/relative-time'
import { isUnknown, RuleStatusBadge } from './rule-status'

/** What came of the rule in each integration; where nothing did, why and what to do. */
export function RuleResults({ rule }: { rule: Rule }) {
  return (
    <Card title="By integration" flush>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th>Integration</th>
              <th>Status</th>
              <th>Last evaluated</th>
              <th>
                <span className="visually-hidden">What to do</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rule.results.map((result) => (
              <tr key={result.integrationId}>
                <td>
                  <Link href={`/integrations/${result.integrationId}/overview`} className="quiet-link">
                    {result.integrationName}
                  </Link>
                </td>
                <td>
                  <div className="row-wrap">
                    <RuleStatusBadge status={result.status} findings={result.findings} />
                    {isUnknown(result) && <span className="soft">{result.reason}</span>}
                  </div>
                </td>
                <td className="soft nowrap">
                  <RelativeTime at={result.evaluatedAt} />
                </td>
                <td className="end">{isUnknown(result) && <WayOut rule={rule} result={result} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

function WayOut({ rule, result }: { rule: Rule; result: RuleResult }) {
  // The engine gives a reason for people; that it is this one is told by what the rule asks for.
  const domains = rule.sql.includes(':companyDomains') && /domain/i.test(result.reason ?? '')
  return domains ? (
    <Link className="button button-small" href={`/integrations/${result.integrationId}/settings`}>
      Enter company domains
    </Link>
  ) : (
    <Link className="button button-small" href={`/integrations/${result.integrationId}/overview`}>
      See the integration
    </Link>
  )
}
