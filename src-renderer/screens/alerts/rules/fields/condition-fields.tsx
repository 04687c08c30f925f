import type { ReactNode } from 'react'
import type { AlertCondition } from '../../../../../src-preload/contract'
import { severities } from '../../../../../src-preload/words'
import { CheckPills, type Pill } from '../../../../components/check-pills'
import { SeverityIcon, severityNames } from '../../../../components/severity-badge'
import { TextField } from '../../../../components/text-field'
import type { ProblemsOf } from '../../../../components/use-form-problems'
import { t } from '../../../../texts'
import { statusNames } from '../in-words'
import { ChangeFields } from './change-fields'
import { RulesChoice } from './rules-choice'
import { ScoreFields } from './score-fields'
import { WatchedQueries } from './watched-queries'

const transitions = [
  {
    value: 'opened',
    get label() {
      return t('common.opened')
    },
  },
  {
    value: 'reopened',
    get label() {
      return t('common.reopened')
    },
  },
  {
    value: 'resolved',
    get label() {
      return t('common.resolved')
    },
  },
] as const
const severityPills = () =>
  severities.map((severity) => ({
    value: severity,
    label: severityNames[severity],
    icon: <SeverityIcon severity={severity} />,
  }))
const statuses = () =>
  Object.entries(statusNames).map(([value, label]) => ({ value, label })) as Pill<keyof typeof statusNames>[]
const states = [
  {
    value: 'not_ready',
    get label() {
      return t('alerts.conditionFields.notReady')
    },
  },
  {
    value: 'ready',
    get label() {
      return t('alerts.conditionFields.readyAgain')
    },
  },
] as const

/** Which of what it is about: the fields of each kind of condition. */
export function ConditionFields({
  condition,
  onChange,
  problems,
}: {
  condition: AlertCondition
  onChange(condition: AlertCondition): void
  problems: ProblemsOf<string>
}): ReactNode {
  switch (condition.on) {
    case 'finding':
      return (
        <>
          <CheckPills
            label={t('alerts.conditionFields.whenTheyAre')}
            options={transitions}
            chosen={condition.transitions}
            onChange={(chosen) => onChange({ ...condition, transitions: chosen })}
            problem={problems.transitions}
          />
          <CheckPills
            label={t('common.severity')}
            hint={
              condition.severities.length === 0
                ? t('alerts.conditionFields.noneChosenAnySeverity')
                : undefined
            }
            options={severityPills()}
            chosen={condition.severities}
            onChange={(chosen) => onChange({ ...condition, severities: chosen })}
          />
          <RulesChoice
            chosen={condition.ruleIds}
            onChange={(ruleIds) => onChange({ ...condition, ruleIds })}
          />
        </>
      )
    case 'rule_status':
      return (
        <>
          <CheckPills
            label={t('alerts.conditionFields.whenItBecomes')}
            options={statuses()}
            chosen={condition.statuses}
            onChange={(chosen) => onChange({ ...condition, statuses: chosen })}
            problem={problems.statuses}
          />
          <RulesChoice
            chosen={condition.ruleIds}
            onChange={(ruleIds) => onChange({ ...condition, ruleIds })}
          />
        </>
      )
    case 'change':
      return <ChangeFields condition={condition} onChange={onChange} problems={problems} />
    case 'query':
      return (
        <WatchedQueries
          chosen={condition.queryIds}
          onChange={(queryIds) => onChange({ ...condition, queryIds })}
        />
      )
    case 'score':
      return <ScoreFields condition={condition} onChange={onChange} problems={problems} />
    case 'readiness':
      return (
        <CheckPills
          label={t('alerts.conditionFields.whenOneBecomes')}
          options={states}
          chosen={condition.states}
          onChange={(chosen) => onChange({ ...condition, states: chosen })}
          problem={problems.states}
        />
      )
    case 'failing':
      return (
        <div className="alert-number">
          <TextField
            label={t('alerts.conditionFields.afterHowManyHours')}
            type="number"
            min={1}
            max={720}
            value={condition.hours ? String(condition.hours) : ''}
            onChange={(hours) => onChange({ ...condition, hours: Number(hours) })}
            problem={problems.hours}
          />
        </div>
      )
  }
}
