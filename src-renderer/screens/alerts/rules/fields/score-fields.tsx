import { ChooseMany } from '../../../../components/choose-many'
import { TextField } from '../../../../components/text-field'
import type { ProblemsOf } from '../../../../components/use-form-problems'
import { useCall } from '../../../../state/use-call'
import { t } from '../../../../texts'
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
        label={t('alerts.scoreFields.compliancePacks')}
        any={t('alerts.scoreFields.anyPack')}
        options={packs.map(({ id, name, framework }) => ({ value: id, label: name, keywords: framework }))}
        chosen={condition.packIds}
        onChange={(packIds) => onChange({ ...condition, packIds })}
      />
      <div className="alert-number">
        <TextField
          label={t('alerts.scoreFields.belowInPercent')}
          hint={t('alerts.scoreFields.toldOnceWhenAScore')}
          type="number"
          min={1}
          max={100}
          value={condition.below ? String(condition.below) : ''}
          onChange={(below) => onChange({ ...condition, below: Number(below) })}
          problem={problems.below && { message: t('alerts.scoreFields.aNumberFrom1To') }}
        />
      </div>
    </>
  )
}
