import { RadioGroup } from 'radix-ui'
import { useId } from 'react'
import type { ConnectorInfo } from '../../../../src-preload/contract'
import { FieldProblem, type Problem } from '../../../components/field'
import { customRegion } from './place'

/** Where the workspace is: one of the connector's regions, or an address of the user's own. */
export function RegionField({
  regions,
  value,
  onChange,
  problem,
}: {
  regions: ConnectorInfo['regions']
  value: string
  onChange(region: string): void
  problem: Problem | undefined
}) {
  const id = useId()
  const choices = [
    ...regions.map(({ key, label, apiUrl }) => ({ key, label, note: new URL(apiUrl).host })),
    { key: customRegion, label: 'Custom API URL', note: 'A proxy or a simulator' },
  ]
  return (
    <div className="field">
      <span className="field-label" id={id}>
        Region
      </span>
      <RadioGroup.Root
        className="radio-cards"
        aria-labelledby={id}
        aria-describedby={problem ? `${id}-problem` : undefined}
        value={value}
        onValueChange={onChange}
      >
        {choices.map(({ key, label, note }) => (
          <RadioGroup.Item key={key} value={key} className="radio-card" aria-label={label}>
            <strong>{label}</strong>
            <span>{note}</span>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      {problem && <FieldProblem id={`${id}-problem`} problem={problem} />}
    </div>
  )
}
