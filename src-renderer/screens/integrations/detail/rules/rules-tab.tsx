import { ShieldCheck } from 'lucide-react'
import { Link } from 'wouter'
import type { Integration, Rule } from '../../../../../src-preload/contract'
import { severities } from '../../../../../src-preload/words'
import { Card } from '../../../../components/card'
import { QueryView } from '../../../../components/query-view'
import { RelativeTime } from '../../../../components/relative-time'
import { SeverityBadge } from '../../../../components/severity-badge'
import { EmptyState } from '../../../../components/states'
import { StatusBadge } from '../../../../components/status-badge'
import { useCall } from '../../../../state/use-call'
import { t } from '../../../../texts'
import { formatNumber } from '../../../../texts/format'

/** What each rule says of this integration. */
export function RulesTab({ integration }: { integration: Integration }) {
  const rules = useCall('listRules', { integrationId: integration.id }, ['findings', 'integrations'])
  return (
    <Card flush>
      <QueryView state={rules}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState
              icon={<ShieldCheck size={20} aria-hidden />}
              title={t('integrations.rulesTab.noRulesForThisConnector')}
            />
          ) : (
            <div className="table-scroll">
              <table className="table integration-rules">
                <thead>
                  <tr>
                    <th scope="col">{t('common.rule')}</th>
                    <th scope="col">{t('common.severity')}</th>
                    <th scope="col">{t('common.status')}</th>
                    <th scope="col" className="end">
                      {t('common.findings')}
                    </th>
                    <th scope="col">{t('integrations.rulesTab.evaluated')}</th>
                  </tr>
                </thead>
                <tbody>
                  {[...list].sort(worstFirst).map((rule) => (
                    <RuleRow key={rule.id} rule={rule} integrationId={integration.id} />
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </QueryView>
    </Card>
  )
}

function RuleRow({ rule, integrationId }: { rule: Rule; integrationId: string }) {
  const result = rule.results.find((one) => one.integrationId === integrationId)
  return (
    <tr>
      <td>
        <Link href={`/rules/${encodeURIComponent(rule.id)}`}>{rule.name}</Link>
        {result?.reason && <div className="small soft">{result.reason}</div>}
      </td>
      <td>
        <SeverityBadge severity={rule.severity} />
      </td>
      <td>
        <StatusBadge status={`rule-${result?.status ?? 'not_evaluated'}`} />
      </td>
      <td className="end">{formatNumber(result?.findings ?? 0)}</td>
      <td>
        <RelativeTime at={result?.evaluatedAt ?? null} />
      </td>
    </tr>
  )
}

function worstFirst(one: Rule, other: Rule): number {
  const rank = (rule: Rule) => severities.indexOf(rule.severity) + (rule.findings > 0 ? 0 : severities.length)
  return rank(one) - rank(other)
}
