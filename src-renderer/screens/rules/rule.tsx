import { Compass } from 'lucide-react'
import { Link } from 'wouter'
import type { Rule } from '../../../src-preload/contract'
import { Card } from '../../components/card'
import { CodeBlock } from '../../components/code-block'
import { Page, PageHeader } from '../../components/page'
import { SeverityBadge } from '../../components/severity-badge'
import { SkeletonLines } from '../../components/skeleton'
import { EmptyState, ErrorState } from '../../components/states'
import { TypeTitle } from '../../components/type-title'
import { useCall } from '../../state/use-call'
import { RuleParameters } from './parameters/rule-parameters'
import { RuleActions } from './rule-actions'
import { RuleBacking } from './rule-backing'
import { RuleFindings } from './rule-findings'
import { RuleNotice } from './rule-notice'
import { RuleResults } from './rule-results'
import { RuleStatusBadge, standing } from './rule-status'

const crumbs = [{ title: 'Rules', to: '/rules' }]

/** One rule: what breaks it, why that matters, how to fix it, and how it is told. */
export function RuleScreen({ ruleId }: { ruleId: string }) {
  const { data: rule, error, refetch } = useCall('getRule', { ruleId }, ['findings', 'integrations', 'rules'])
  if (rule)
    return (
      <Page>
        <RulePage rule={rule} />
      </Page>
    )
  return (
    <Page>
      <PageHeader title="Rule" crumbs={crumbs} />
      {error?.code === 'no-such-rule' && <NoSuchRule />}
      {error && error.code !== 'no-such-rule' && <ErrorState error={error} onRetry={refetch} />}
      {!error && <SkeletonLines lines={8} />}
    </Page>
  )
}

function NoSuchRule() {
  return (
    <EmptyState
      icon={<Compass size={20} aria-hidden />}
      title="There is no such rule"
      actions={
        <Link href="/rules" className="button">
          All rules
        </Link>
      }
    >
      It may have been renamed in a newer version of Sightline.
    </EmptyState>
  )
}

function RulePage({ rule }: { rule: Rule }) {
  return (
    <>
      <PageHeader
        title={rule.name}
        crumbs={crumbs}
        badges={
          <>
            <SeverityBadge severity={rule.severity} />
            <RuleStatusBadge status={standing(rule)} findings={rule.findings} />
          </>
        }
        actions={<RuleActions rule={rule} />}
        description={
          <span className="facts small">
            <span>
              Checks <TypeTitle type={rule.resourceType} />
            </span>
            <span>
              {rule.managed ? 'Managed' : 'Your own'}, version {rule.version}
            </span>
            {rule.tags.map((tag) => (
              <span key={tag} className="tag">
                {tag}
              </span>
            ))}
          </span>
        }
      />
      <RuleNotice rule={rule} />
      <div className="rule-advice">
        <Card title="Rationale">
          <p className="prose">{rule.rationale}</p>
        </Card>
        <Card title="Remediation">
          {rule.remediation.length === 0 && <p className="faint">This rule doesn’t say.</p>}
          <ol className="steps">
            {rule.remediation.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </Card>
      </div>
      <RuleFindings rule={rule} />
      <RuleParameters key={rule.version} rule={rule} />
      {rule.results.length > 0 && <RuleResults rule={rule} />}
      <RuleBacking rule={rule} />
      <Card title="Query">
        <div className="stack-s">
          <p className="soft">
            Each row that it returns is a finding. It runs after every poll that changed what it reads.
          </p>
          <CodeBlock label="the rule’s SQL" code={rule.sql} />
        </div>
      </Card>
    </>
  )
}
