import { Link } from 'wouter'
import type { CompliancePack, Control, ControlResult, ControlRule } from '../../../src-preload/contract'
import { LastingTime } from '../../components/relative-time'
import { SeverityBadge } from '../../components/severity-badge'
import { StatusBadge } from '../../components/status-badge'
import { t } from '../../texts'
import { worstFirst } from '../rules/order'
import { RuleStatusBadge, standing } from '../rules/rule-status'
import { Attestations } from './attestations'

/** What a control asks, how it stands and why, and what that rests on. */
export function ControlDetail({ pack, control }: { pack: CompliancePack; control: Control }) {
  const { id, title, asks, status, results, rules, manual } = control
  const several = results.length > 1
  const [only] = results
  return (
    <section className="control-detail" aria-label={`${id} ${title}`}>
      <div className="stack-s">
        <h3>
          <span className="control-id">{id}</span> {title}
        </h3>
        <div className="row-wrap">
          <StatusBadge status={`control-${status}`} />
          {!several && only?.since && (
            <span className="small soft">
              <LastingTime since={only.since} />
            </span>
          )}
        </div>
        <p className="prose">{asks}</p>
      </div>
      {several && results.map((result) => <ResultOf key={result.integrationId} result={result} />)}
      {results.length === 0 && (
        <p className="soft">{t('compliance.controlDetail.noWorkspaceIsConnectedThat')}</p>
      )}
      {rules.length > 0 && (
        <section className="stack-s" aria-label={t('common.rules')}>
          <h4>{t('common.rules')}</h4>
          <ul className="control-rules">
            {rules.toSorted(worstFirst).map((rule) => (
              <RuleItem key={rule.id} rule={rule} />
            ))}
          </ul>
        </section>
      )}
      {manual !== null && <Attestations pack={pack} control={{ ...control, manual }} />}
    </section>
  )
}

function ResultOf({ result }: { result: ControlResult }) {
  return (
    <section className="stack-s" aria-label={result.integrationName}>
      <div className="row-wrap">
        <h4>{result.integrationName}</h4>
        <StatusBadge status={`control-${result.status}`} />
        {result.since && (
          <span className="small soft">
            <LastingTime since={result.since} />
          </span>
        )}
      </div>
      <Reasons result={result} />
    </section>
  )
}

function Reasons({ result: { reasons } }: { result: ControlResult }) {
  if (reasons.length === 0) return null
  return (
    <ul className="control-reasons" aria-label={t('compliance.controlDetail.whyItDidntPass')}>
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  )
}

function RuleItem({ rule }: { rule: ControlRule }) {
  const { id, name, severity, managed, reason, findings, suppressed } = rule
  return (
    <li>
      <div className="row-wrap">
        <Link href={`/rules/${encodeURIComponent(id)}`} className="quiet-link">
          {name}
        </Link>
        {!managed && <span className="tag">{t('compliance.controlDetail.own')}</span>}
      </div>
      <div className="row-wrap">
        <RuleStatusBadge status={standing(rule)} findings={findings} />
        <SeverityBadge severity={severity} />
        {suppressed > 0 && (
          <span className="small soft">{t('compliance.controlDetail.suppressed', { suppressed })}</span>
        )}
      </div>
      {reason && <p className="control-rule-reason small soft">{reason}</p>}
    </li>
  )
}
