import { X } from 'lucide-react'
import type { Finding, FindingLife, Suppression } from '../../../../src-preload/contract'
import { IconButton } from '../../../components/button'
import { Diff } from '../../../components/diff/diff'
import { KeyValues } from '../../../components/key-values'
import { QueryView } from '../../../components/query-view'
import { absoluteTime, RelativeTime } from '../../../components/relative-time'
import { StatusBadge } from '../../../components/status-badge'
import { TypeTitle } from '../../../components/type-title'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'
import { Rich } from '../../../texts/rich'
import { lastDayOf } from '../suppressing/until'
import { useEscape } from '../use-escape'
import { Evidence } from './evidence'
import { FindingActions } from './finding-actions'
import { LifeList } from './life-list'

/** Why one resource is a finding, since when, what became of it, and where it is fixed. */
export function FindingDetail({ findingId, onClose }: { findingId: number; onClose(): void }) {
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
        {finding ? <Title finding={finding} /> : <span />}
        <IconButton label={t('rules.findingDetail.closeTheFinding')} size="small" onClick={onClose}>
          <X size={16} />
        </IconButton>
      </div>
      <QueryView state={life}>{(known) => <Known finding={known} />}</QueryView>
    </aside>
  )
}

function Title({ finding }: { finding: Finding }) {
  return (
    <div className="finding-title">
      <h3>{finding.resourceName}</h3>
      <span className="soft small">
        <Rich
          text="rules.findingDetail.in"
          values={{ integrationName: finding.integrationName }}
          components={{ typeTitle: <TypeTitle type={finding.resourceType} form="singular" /> }}
        />
      </span>
    </div>
  )
}

function Known({ finding }: { finding: FindingLife }) {
  const { suppression } = finding
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
        <h4>{t('rules.findingDetail.evidence')}</h4>
        <Evidence finding={finding} />
      </section>
      {differs(finding) && (
        <section className="stack-s" aria-label={t('rules.findingDetail.evidenceThenAndNow')}>
          <h4>{t('rules.findingDetail.sinceItWasOpened')}</h4>
          <Diff before={finding.evidenceThen} after={finding.evidence} />
        </section>
      )}
      <section className="stack-s" aria-label={t('rules.findingDetail.dates')}>
        <h4>{t('rules.findingDetail.seen')}</h4>
        <KeyValues
          items={[
            [t('rules.findingDetail.first'), <RelativeTime key="first" at={finding.firstSeenAt} />],
            [t('rules.findingDetail.last'), <RelativeTime key="last" at={finding.lastSeenAt} />],
          ]}
        />
      </section>
      <section className="stack-s" aria-label={t('rules.findingDetail.life')}>
        <h4>{t('rules.findingDetail.whatBecameOfIt')}</h4>
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
