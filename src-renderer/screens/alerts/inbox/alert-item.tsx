import { useId, useState } from 'react'
import { Link } from 'wouter'
import type { Alert, AlertKind } from '../../../../src-preload/contract'
import { AlertIcon } from '../../../components/alert-icon'
import { classNames } from '../../../components/class-names'
import { RelativeTime } from '../../../components/relative-time'
import { ResourceLink } from '../../../components/resource-link'
import { t } from '../../../texts'
import { findingRoute, findingsOfRoute, ruleRoute } from '../../rules/rule-route'
import { AlertBadges } from './alert-badges'
import { AlertDeliveries } from './alert-deliveries'
import { AlertResources } from './alert-resources'
import { FirstLookRules } from './first-look-rules'
import { TimeOfDay } from './time-of-day'
import { wentWrong, whereTold } from './where-told'

export function AlertItem({ alert, recent }: { alert: Alert; recent: boolean }) {
  const [told, setTold] = useState(false)
  const toldId = useId()
  const where = whereTold(alert)
  return (
    <li className={classNames('alert', !alert.seen && 'alert-new')}>
      <span className="alert-icon">
        <AlertIcon alert={alert} size={18} />
      </span>
      <div className="alert-text">
        <div className="alert-head">
          <Title alert={alert} />
          <AlertBadges alert={alert} />
          {!alert.seen && <span className="count count-attention">{t('alerts.alertItem.new')}</span>}
        </div>
        <Details alert={alert} />
        <p className="facts small">
          <Link href={`/integrations/${alert.integrationId}/overview`}>{alert.integrationName}</Link>
          {alert.kind === 'first_look' && (
            <Link href={findingsOfRoute(alert.integrationId)}>{t('alerts.alertItem.seeTheFindings')}</Link>
          )}
          {alert.ruleId && <RuleLink alert={alert} ruleId={alert.ruleId} />}
          {alert.queryId && (
            <Link href={`/query?saved=${encodeURIComponent(alert.queryId)}`}>
              {t('alerts.alertItem.seeTheQuery')}
            </Link>
          )}
          {alert.alertRuleId && (
            <Link href={`/alerts/rules/${alert.alertRuleId}`}>{t('alerts.alertItem.seeTheAlertRule')}</Link>
          )}
          {where ? (
            <button
              type="button"
              className={classNames('link', wentWrong(alert) && 'tone-critical tone-text')}
              aria-expanded={told}
              aria-controls={told ? toldId : undefined}
              onClick={() => setTold(!told)}
            >
              {where}
            </button>
          ) : (
            <span>{t('alerts.alertItem.toldNowhere')}</span>
          )}
        </p>
        {told && <AlertDeliveries id={toldId} alertId={alert.id} />}
      </div>
      <span className="faint small nowrap">
        {recent ? <RelativeTime at={alert.at} /> : <TimeOfDay at={alert.at} />}
      </span>
    </li>
  )
}

/** To the rule; where it is about one of its findings, to that one. */
function RuleLink({ alert: { findings, total }, ruleId }: { alert: Alert; ruleId: string }) {
  const findingId = total === 1 ? findings[0]?.findingId : null
  return findingId == null ? (
    <Link href={ruleRoute(ruleId)}>{t('alerts.alertItem.seeTheRule')}</Link>
  ) : (
    <Link href={findingRoute(ruleId, findingId)}>{t('alerts.alertItem.seeTheFinding')}</Link>
  )
}

/** Kinds whose title is that of the rule and its resources. */
const ofFindings: AlertKind[] = ['opened', 'reopened', 'resolved']

/** The alert's own title, whose one resource is a link; that it was resolved is told by the badge. */
function Title({ alert }: { alert: Alert }) {
  const { kind, ruleName, integrationId, findings, total, title, rules } = alert
  if (kind === 'first_look')
    return (
      <h3 className="alert-title">
        {t('alerts.alertItem.firstLook', {
          findings: t('common.counts.finding', {
            count: rules.reduce((sum, rule) => sum + rule.findings, 0),
          }),
          rules: t('common.counts.rule', { count: rules.length }),
          integration: alert.integrationName,
        })}
      </h3>
    )
  const [only] = findings
  if (!ofFindings.includes(kind) || !ruleName || !only) return <h3 className="alert-title">{title}</h3>
  return (
    <h3 className="alert-title">
      {ruleName}:{' '}
      {total > 1 ? (
        t('common.counts.resource', { count: total })
      ) : (
        <ResourceLink
          integrationId={integrationId}
          type={only.resourceType}
          id={only.resourceId}
          className="quiet-link"
        >
          {only.resourceName}
        </ResourceLink>
      )}
    </h3>
  )
}

/** What there is to say of the only resource beside its name, which the title has. */
function Told({ alert: { findings, details } }: { alert: Alert }) {
  return details[0] !== findings[0]?.resourceName && <p className="soft">{details[0]}</p>
}

function Details({ alert }: { alert: Alert }) {
  const { kind, findings, total, details } = alert
  if (kind === 'first_look') return <FirstLookRules alert={alert} />
  if (findings.length > 0 && ofFindings.includes(kind))
    return total > 1 ? <AlertResources alert={alert} /> : <Told alert={alert} />
  if (findings.length > 0) return <AlertResources alert={alert} />
  return details.map((detail) => (
    <p key={detail} className="soft">
      {detail}
    </p>
  ))
}
