import { CalendarX2, Gauge, ListChecks, Pencil, TableProperties, TriangleAlert, Unplug } from 'lucide-react'
import type { AlertCondition } from '../../../../../src-preload/contract'
import { type RadioCard, RadioCards } from '../../../../components/radio-cards'
import { t } from '../../../../texts'
import { type ConditionOn, initialCondition } from '../draft'

const kinds: RadioCard<ConditionOn>[] = [
  {
    value: 'finding',
    get title() {
      return t('common.findings')
    },
    get note() {
      return t('alerts.whatField.openedReopenedOrResolved')
    },
    icon: <TriangleAlert size={15} aria-hidden />,
  },
  {
    value: 'rule_status',
    get title() {
      return t('alerts.whatField.aRulesStatus')
    },
    get note() {
      return t('alerts.whatField.itFailsOrCantBe')
    },
    icon: <ListChecks size={15} aria-hidden />,
  },
  {
    value: 'change',
    get title() {
      return t('common.changes')
    },
    get note() {
      return t('alerts.whatField.ofWhichTypeInWhat')
    },
    icon: <Pencil size={15} aria-hidden />,
  },
  {
    value: 'query',
    get title() {
      return t('common.queries')
    },
    get note() {
      return t('alerts.whatField.theResultOfAWatched')
    },
    icon: <TableProperties size={15} aria-hidden />,
  },
  {
    value: 'score',
    get title() {
      return t('alerts.whatField.compliance')
    },
    get note() {
      return t('alerts.whatField.aScoreFallsBelowA')
    },
    icon: <Gauge size={15} aria-hidden />,
  },
  {
    value: 'readiness',
    get title() {
      return t('common.integrations')
    },
    get note() {
      return t('alerts.whatField.oneCantBeWatchedAny')
    },
    icon: <Unplug size={15} aria-hidden />,
  },
  {
    value: 'failing',
    get title() {
      return t('alerts.whatField.failingPolls')
    },
    get note() {
      return t('alerts.whatField.theyHaveFailedForHours')
    },
    icon: <CalendarX2 size={15} aria-hidden />,
  },
]

/** What it is about; another kind begins anew. */
export function WhatField({
  condition,
  onChange,
}: {
  condition: AlertCondition
  onChange(condition: AlertCondition): void
}) {
  return (
    <RadioCards
      label={t('alerts.whatField.tellAbout')}
      options={kinds}
      value={condition.on}
      onChange={(on) => onChange(initialCondition(on))}
    />
  )
}
