import { type AlertKind, alertKinds } from '../../../../src-preload/contract'
import { severities } from '../../../../src-preload/words'
import { IntegrationSelect } from '../../../components/integration-select'
import { Select } from '../../../components/select'
import { severityNames } from '../../../components/severity-badge'
import { t } from '../../../texts'
import type { AlertFilters } from './use-alert-filters'

const kindNames: Record<AlertKind, string> = {
  get first_look() {
    return t('alerts.alertToolbar.firstLooks')
  },
  get opened() {
    return t('alerts.alertToolbar.findingsOpened')
  },
  get reopened() {
    return t('alerts.alertToolbar.findingsReopened')
  },
  get resolved() {
    return t('alerts.alertToolbar.findingsResolved')
  },
  get rule_status() {
    return t('alerts.alertToolbar.ruleStatuses')
  },
  get changed() {
    return t('common.changes')
  },
  get query_changed() {
    return t('alerts.alertToolbar.watchedQueries')
  },
  get score() {
    return t('alerts.alertToolbar.complianceScores')
  },
  get not_ready() {
    return t('alerts.alertToolbar.integrationsNotReady')
  },
  get ready() {
    return t('alerts.alertToolbar.integrationsReadyAgain')
  },
  get failing() {
    return t('alerts.alertToolbar.failingPolls')
  },
}
const kindOptions = (): { value: AlertKind | ''; label: string }[] => [
  {
    value: '',
    get label() {
      return t('alerts.alertToolbar.allKinds')
    },
  },
  ...alertKinds.map((kind) => ({ value: kind, label: kindNames[kind] })),
]
const severityOptions = () =>
  [
    { value: '', label: t('alerts.alertToolbar.anySeverity') },
    ...severities.map((severity) => ({ value: severity, label: severityNames[severity] })),
  ] as const

export function AlertToolbar({
  filters,
  onChange,
}: {
  filters: AlertFilters
  onChange(change: Partial<AlertFilters>): void
}) {
  return (
    <search className="row-wrap">
      <Select
        label={t('common.kind')}
        value={filters.kind}
        options={kindOptions()}
        onChange={(kind) => onChange({ kind })}
      />
      <Select
        label={t('common.severity')}
        value={filters.severity}
        options={severityOptions()}
        onChange={(severity) => onChange({ severity })}
      />
      <IntegrationSelect value={filters.integration} onChange={(integration) => onChange({ integration })} />
    </search>
  )
}
