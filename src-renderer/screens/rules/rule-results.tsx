import { Link } from 'wouter'
import type { Rule } from '../../../src-preload/contract'
import { Card } from '../../components/card'
import { RelativeTime } from '../../components/relative-time'
import { isUnknown, RuleStatusBadge } from './rule-status'
import { RuleWayOut } from './rule-way-out'

/** What came of the rule in each integration; where nothing did, why and what to do. */
export function RuleResults({ rule }: { rule: Rule }) {
  const withReasons = rule.results.some(isUnknown)
  return (
    <Card title="By integration" flush>
      <div className="table-scroll">
        <table className="table rule-results">
          <thead>
            <tr>
              <th>Integration</th>
              <th>Status</th>
              <th className="end">Open findings</th>
              <th>Last evaluated</th>
              {withReasons && <th>Reason</th>}
              {withReasons && (
                <th>
                  <span className="visually-hidden">What to do</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rule.results.map((result) => (
              <tr key={result.integrationId}>
                <td>
                  <Link href={`/integrations/${result.integrationId}/overview`} className="quiet-link nowrap">
                    {result.integrationName}
                  </Link>
                </td>
                <td>
                  <RuleStatusBadge status={result.status} />
                </td>
                <td className="end">{result.findings.toLocaleString()}</td>
                <td className="soft nowrap">
                  <RelativeTime at={result.evaluatedAt} />
                </td>
                {withReasons && (
                  <td className="soft rule-reason">{isUnknown(result) ? result.reason : null}</td>
                )}
                {withReasons && (
                  <td className="end">{isUnknown(result) && <RuleWayOut rule={rule} result={result} />}</td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
