import { ChooseMany } from '../../../../components/choose-many'
import { TextField } from '../../../../components/text-field'
import type { ProblemsOf } from '../../../../components/use-form-problems'
import { useCall } from '../../../../state/use-call'
import type { Condition } from '../draft'

export function ScoreFields({
  condition,
  onChange,
  problems,
}: {
  condition: Condition<'score'>
  onChange(condition: Condition<'score'>): void
  problems: ProblemsOf<string>
}) {
  const packs = useCall('listCompliancePacks', {}).data ?? []
  return (
    <>
      <ChooseMany
        label="Compliance packs"
        any="Any pack"
        options={packs.map(({ id, name, framework }) => ({ value: id, label: name, keywords: framework }))}
        chosen={condition.packIds}
        onChange={(packIds) => onChange({ ...condition, packIds })}
      />
      <div className="alert-number">
        <TextField
          label="Below, in percent"
          hint="Told once when a score falls below it, and again only after it was above."
          type="number"
          min={1}
          max={100}
          value={condition.below ? String(condition.below) : ''}
          onChange={(below) => onChange({ ...condition, below: Number(below) })}
          problem={problems.below && { message: 'A number from 1 to 100.' }}
        />
      </div>
    </>
  )
}
