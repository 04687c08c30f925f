import { CalendarX2, Gauge, ListChecks, Pencil, TableProperties, TriangleAlert, Unplug } from 'lucide-react'
import type { AlertCondition } from '../../../../../src-preload/contract'
import { type RadioCard, RadioCards } from '../../../../components/radio-cards'
import { type ConditionOn, initialCondition } from '../draft'

const kinds: RadioCard<ConditionOn>[] = [
  {
    value: 'finding',
    title: 'Findings',
    note: 'Opened, reopened or resolved',
    icon: <TriangleAlert size={15} aria-hidden />,
  },
  {
    value: 'rule_status',
    title: 'A rule’s status',
    note: 'It fails, or can’t be evaluated',
    icon: <ListChecks size={15} aria-hidden />,
  },
  {
    value: 'change',
    title: 'Changes',
    note: 'Of which type, in what, by whom',
    icon: <Pencil size={15} aria-hidden />,
  },
  {
    value: 'query',
    title: 'Queries',
    note: 'The result of a watched one changes',
    icon: <TableProperties size={15} aria-hidden />,
  },
  {
    value: 'score',
    title: 'Compliance',
    note: 'A score falls below a threshold',
    icon: <Gauge size={15} aria-hidden />,
  },
  {
    value: 'readiness',
    title: 'Integrations',
    note: 'One can’t be watched any more',
    icon: <Unplug size={15} aria-hidden />,
  },
  {
    value: 'failing',
    title: 'Failing polls',
    note: 'They have failed for hours',
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
      label="Tell about"
      options={kinds}
      value={condition.on}
      onChange={(on) => onChange(initialCondition(on))}
    />
  )
}
