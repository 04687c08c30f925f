import { X } from 'lucide-react'
import { Link } from 'wouter'
import type { Finding, FindingLife, Suppression } from '../../../../src-preload/contract'
import { IconButton } from '../../../components/button'
import { Diff } from '../../../components/diff/diff'
import { KeyValues } from '../../../components/key-values'
import { QueryView } from '../../../components/query-view'
import { absoluteTime, RelativeTime } from '../../../components/relative-time'
import { StatusBadge } from '../../../components/status-badge'
import { TypeTitle } from '../../../components/type-title'
import { useResourceType } from '../../../state/resource-types'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'
import { Rich } from '../../../texts/rich'
import { findingRoute } from '../rule-route'
import { lastDayOf } from '../suppressing/until'
import { useEscape } from '../use-escape'
import { Evidence } from './evidence'
import { FindingActions } from './finding-actions'
import { FindingChanges } from './finding-changes'
import { LifeList } from './life-list'

/** Why one resource is a finding, since when, what became of it, and where it is fixed; and which rule says so. */
export function FindingDetail({
  findingId,
  withRule = false,
  onClose,
}: {
  findingId: number
  /** Beside findings of other rules. */
  withRule?: boolean
  onClose(): void
}) {
  useEscape(onClose)
  const life = useCall('getFinding', { findingId }, ['findings', 'rules'])
  const finding = life.data
  return (
    <aside
      className="finding"
      aria-label={
        finding
          ? t('rules.findingDetail.finding', { resourceName: finding.resourceName })
          : t('common.finding')
      }
    >
      <div className="spread">
        {finding ? <Title finding={finding} withRule={withRule} /> : <span />}
        <IconButton label={t('rules.findingDetail.closeTheFinding')} size="small" onClick={onClose}>
          <X size={16} />
        </IconButton>
      </div>
      <QueryView state={life}>{(known) => <Known finding={known} />}</QueryView>
    </aside>
  )
}

function Title({ finding, withRule }: { finding: Finding; withRule: boolean }) {
  return (
    <div className="finding-title">
      <h2>{finding.resourceName}</h2>
      <span className="soft small">
        <Rich
          text="rules.findingDetail.in"
          values={{ integrationName: finding.integrationName }}
          components={{ typeTitle: <TypeTitle type={finding.resourceType} form="singular" /> }}
        />
      </span>
      {withRule && (
        <Link href={findingRoute(finding.ruleId, finding.id)} className="finding-rule">
          {finding.ruleName}
        </Link>
      )}
    </div>
  )
}

function Known({ finding }: { finding: FindingLife }) {
  const { suppression } = finding
  // What a log has entered is never changed.
  const log = useResourceType(finding.resourceType)?.log ?? false
  return (
    <>
      <div className="row-wrap">
        <StatusBadge status={`finding-${finding.status}`} />
        {suppression && <span className="small soft">{howLong(suppression)}</span>}
      </div>
      {suppression && (
        <p className="finding-reason">
          {t('common.quoted', { text: suppression.reason })}{' '}
          <span className="soft">— {suppression.author}</span>
        </p>
      )}
      <FindingActions finding={finding} />
      <section className="stack-s" aria-label={t('rules.findingDetail.evidence')}>
        <h3>{t('rules.findingDetail.evidence')}</h3>
        <Evidence finding={finding} />
      </section>
      {differs(finding) && (
        <section className="stack-s" aria-label={t('rules.findingDetail.evidenceThenAndNow')}>
          <h3>{t('rules.findingDetail.sinceItWasOpened')}</h3>
          <Diff before={finding.evidenceThen} after={finding.evidence} />
        </section>
      )}
      {!log && <FindingChanges finding={finding} />}
      <section className="stack-s" aria-label={t('rules.findingDetail.dates')}>
        <h3>{t('rules.findingDetail.seen')}</h3>
        <KeyValues
          items={[
            [t('rules.findingDetail.first'), <RelativeTime key="first" at={finding.firstSeenAt} />],
            [t('rules.findingDetail.last'), <RelativeTime key="last" at={finding.lastSeenAt} />],
          ]}
        />
      </section>
      <section className="stack-s" aria-label={t('rules.findingDetail.life')}>
        <h3>{t('rules.findingDetail.whatBecameOfIt')}</h3>
        <LifeList events={finding.history} />
      </section>
    </>
  )
}

function howLong({ until }: Suppression): string {
  if (until === null) return t('rules.findingDetail.untilUndone')
  const day = lastDayOf(until)
  return day === null
    ? t('rules.findingDetail.until', { when: absoluteTime(until) })
    : t('rules.findingDetail.through', { day })
}

function differs({ evidence, evidenceThen }: Finding): boolean {
  return JSON.stringify(evidence) !== JSON.stringify(evidenceThen)
}
