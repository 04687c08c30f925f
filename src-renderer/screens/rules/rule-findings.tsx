import { Ban, CircleCheck, History } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { type Finding, isUnknown, type Rule } from '../../../src-preload/contract'
import { DataTable } from '../../components/data-table/data-table'
import { EmptyState } from '../../components/states'
import { Tabs } from '../../components/tabs'
import { api } from '../../state/bridge'
import { useIntegrations } from '../../state/integrations'
import { useCall } from '../../state/use-call'
import { t } from '../../texts'
import { FindingDetail } from './finding/finding-detail'
import { useChosenFinding } from './finding/use-chosen-finding'
import { ruleFindingColumns } from './finding-columns'

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
  const [findingId, choose] = useChosenFinding()
  const [picked, setPicked] = useState<{ status: Status; findingId: number | null } | null>(null)
  // Whoever follows a link to a finding wants the list that has it; whoever picks one stays where it was picked.
  const isPicked = picked !== null && picked.findingId === findingId
  const linked = useCall('getFinding', isPicked || findingId === null ? null : { findingId }).data
  const status = isPicked ? picked.status : (linked?.status ?? 'open')
  const pick = (of: Status, id: number | null) => {
    setPicked({ status: of, findingId: id })
    choose(id)
  }
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    if (linked) section.current?.scrollIntoView({ block: 'nearest' })
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
        version={counted.data}
        chosen={findingId}
        onChoose={(id) => pick(key, id)}
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
        onChange={(key) => pick(key as Status, null)}
      />
    </section>
  )
}

function FindingTable({
  rule,
  status,
  version,
  chosen,
  onChoose,
}: {
  rule: Rule
  status: Status
  version: unknown
  chosen: number | null
  onChoose(findingId: number | null): void
}) {
  const several = useIntegrations(({ data }) => (data?.length ?? 0) > 1)
  const besideDetail = chosen !== null
  const columns = useMemo(
    () => ruleFindingColumns(status, { several, besideDetail }),
    [status, several, besideDetail],
  )
  return (
    <div className="findings" data-detail={besideDetail}>
      <div className="findings-table">
        <DataTable
          label={labels[status]}
          columns={columns}
          rowId={({ id }) => String(id)}
          loadPage={(offset, limit) => api.listFindings({ ruleId: rule.id, status, offset, limit })}
          queryKey={`${rule.id} ${status}`}
          version={version}
          onOpen={({ id }) => onChoose(id)}
          selectedId={chosen === null ? undefined : String(chosen)}
          storageKey={`findings-${status}`}
          describeTotal={(count) => t('common.counts.finding', { count })}
          empty={<Nothing rule={rule} status={status} />}
        />
      </div>
      {chosen !== null && <FindingDetail findingId={chosen} onClose={() => onChoose(null)} />}
    </div>
  )
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
