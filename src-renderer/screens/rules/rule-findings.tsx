import { Ban, CircleCheck, History } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'wouter'
import { type Finding, isUnknown, type Rule } from '../../../src-preload/contract'
import { DataTable } from '../../components/data-table/data-table'
import { EmptyState } from '../../components/states'
import { Tabs } from '../../components/tabs'
import { api } from '../../state/bridge'
import { useCall } from '../../state/use-call'
import { t } from '../../texts'
import { FindingDetail } from './finding/finding-detail'
import { findingColumns } from './finding-columns'

type Status = Finding['status']

const occasions = ['findings', 'integrations', 'rules'] as const
const labels: Record<Status, string> = {
  get open() {
    return t('common.openFindings')
  },
  get suppressed() {
    return t('rules.ruleFindings.suppressedFindings')
  },
  get resolved() {
    return t('rules.ruleFindings.resolvedFindings')
  },
}

/** What breaks the rule, and what no longer does; the chosen one's evidence beside the list. */
export function RuleFindings({ rule }: { rule: Rule }) {
  const [status, setStatus] = useState<Status>('open')
  const [chosen, setChosen] = useState<Finding | null>(null)
  const section = useRef<HTMLElement>(null)
  const linked = useLinkedFinding(rule)
  useEffect(() => {
    if (!linked) return
    setStatus(linked.status)
    setChosen(linked)
    section.current?.scrollIntoView({ block: 'nearest' })
  }, [linked])
  const count = (of: Status) => ({ ruleId: rule.id, status: of, limit: 1 })
  const open = useCall('listFindings', count('open'), occasions)
  const suppressed = useCall('listFindings', count('suppressed'), occasions)
  const resolved = useCall('listFindings', count('resolved'), occasions)
  const tab = (key: Status, title: string, counted: typeof open) => ({
    key,
    title,
    count: counted.data?.total,
    content: (
      <FindingTable
        rule={rule}
        status={key}
        total={counted.data?.total ?? 0}
        version={counted.data}
        chosen={chosen?.status === key ? chosen : null}
        onChoose={setChosen}
      />
    ),
  })
  return (
    <section ref={section} aria-label={t('common.findings')}>
      <Tabs
        label={t('common.findings')}
        tabs={[
          tab('open', t('common.openFindings'), open),
          tab('suppressed', t('common.suppressed'), suppressed),
          tab('resolved', t('common.resolved'), resolved),
        ]}
        value={status}
        onChange={(key) => setStatus(key as Status)}
      />
    </section>
  )
}

/** The one that the route names, if it names one: open, or resolved meanwhile. */
function useLinkedFinding(rule: Rule): Finding | undefined {
  const [parameters] = useSearchParams()
  const findingId = Number(parameters.get('finding'))
  const input = findingId > 0 ? { findingId, ruleId: rule.id, limit: 1 } : null
  return useCall('listFindings', input).data?.rows[0]
}

function FindingTable({
  rule,
  status,
  total,
  version,
  chosen,
  onChoose,
}: {
  rule: Rule
  status: Status
  total: number
  version: unknown
  chosen: Finding | null
  onChoose(finding: Finding | null): void
}) {
  return (
    <div className="findings" data-detail={chosen !== null}>
      <div className="findings-table" style={{ height: heightOf(total) }}>
        <DataTable
          label={labels[status]}
          columns={findingColumns[status]}
          rowId={({ id }) => String(id)}
          loadPage={(offset, limit) => api.listFindings({ ruleId: rule.id, status, offset, limit })}
          queryKey={`${rule.id} ${status}`}
          version={version}
          onOpen={(finding) => onChoose(finding)}
          selectedId={chosen ? String(chosen.id) : undefined}
          storageKey={`findings-${status}`}
          describeTotal={(count) => t('common.counts.finding', { count })}
          empty={<Nothing rule={rule} status={status} />}
        />
      </div>
      {chosen && <FindingDetail finding={chosen} onClose={() => onChoose(null)} />}
    </div>
  )
}

/** As high as its rows, up to about a dozen, after which it scrolls. Around them: header, foot, lines. */
function heightOf(rows: number): number | undefined {
  return rows === 0 ? undefined : Math.min(rows * 36 + 70, 480)
}

function Nothing({ rule, status }: { rule: Rule; status: Status }) {
  if (status === 'open') return <NothingOpen rule={rule} />
  return status === 'resolved' ? <NothingResolved /> : <NothingSuppressed />
}

function NothingSuppressed() {
  return (
    <EmptyState icon={<Ban size={20} aria-hidden />} title={t('rules.ruleFindings.nothingIsSuppressed')}>
      {t('rules.ruleFindings.aFindingThatYouAccept')}
    </EmptyState>
  )
}

function NothingOpen({ rule }: { rule: Rule }) {
  if (!rule.enabled)
    return (
      <EmptyState title={t('rules.ruleFindings.theRuleIsDisabled')}>
        {t('rules.ruleFindings.enableItAndItIs')}
      </EmptyState>
    )
  if (rule.results.length === 0 || rule.results.some(isUnknown))
    return (
      <EmptyState title={t('rules.ruleFindings.noOpenFindingsAreKnown')}>
        {t('rules.ruleFindings.theRuleCouldNotBe')}
      </EmptyState>
    )
  return (
    <EmptyState
      icon={<CircleCheck size={20} aria-hidden className="tone-ok tone-text" />}
      title={t('rules.ruleFindings.nothingBreaksThisRule')}
    >
      {t('rules.ruleFindings.itIsCheckedAgainAfter')}
    </EmptyState>
  )
}

function NothingResolved() {
  return (
    <EmptyState
      icon={<History size={20} aria-hidden />}
      title={t('rules.ruleFindings.nothingWasResolvedYet')}
    >
      {t('rules.ruleFindings.aFindingMovesHereWhen')}
    </EmptyState>
  )
}
