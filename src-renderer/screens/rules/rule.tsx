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
import { t } from '../../texts'
import { Rich } from '../../texts/rich'
import { RuleParameters } from './parameters/rule-parameters'
import { RuleActions } from './rule-actions'
import { RuleBacking } from './rule-backing'
import { RuleFindings } from './rule-findings'
import { RuleNotice } from './rule-notice'
import { RuleResults } from './rule-results'
import { RuleStatusBadge, standing } from './rule-status'

const crumbs = [
  {
    get title() {
      return t('common.rules')
    },
    to: '/rules',
  },
]

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
      <PageHeader title={t('common.rule')} crumbs={crumbs} />
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
      title={t('rules.rule.thereIsNoSuchRule')}
      actions={
        <Link href="/rules" className="button">
          {t('rules.rule.allRules')}
        </Link>
      }
    >
      {t('rules.rule.itMayHaveBeenRenamed')}
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
              <Rich
                text="rules.rule.checks"
                components={{ typeTitle: <TypeTitle type={rule.resourceType} /> }}
              />
            </span>
            <span>
              {rule.managed
                ? t('rules.rule.managedVersion', { version: rule.version })
                : t('rules.rule.ownVersion', { version: rule.version })}
            </span>
            {rule.tags.length > 0 && (
              <span className="rule-tags">
                {rule.tags.map((tag) => (
                  <span key={tag} className="tag">
                    {tag}
                  </span>
                ))}
              </span>
            )}
          </span>
        }
      />
      <RuleNotice rule={rule} />
      <div className="rule-advice">
        <Card title={t('rules.rule.rationale')}>
          <p className="prose">{rule.rationale}</p>
        </Card>
        <Card title={t('rules.rule.remediation')}>
          {rule.remediation.length === 0 && <p className="faint">{t('rules.rule.thisRuleDoesntSay')}</p>}
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
      <Card title={t('common.query')}>
        <div className="stack-s">
          <p className="soft">{t('rules.rule.eachRowThatItReturns')}</p>
          <CodeBlock label={t('rules.rule.theRulesSql')} code={rule.sql} />
        </div>
      </Card>
    </>
  )
}
