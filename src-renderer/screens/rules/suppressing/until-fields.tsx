import { SelectField } from '../../../components/select'
import { TextField } from '../../../components/text-field'
import { t } from '../../../texts'
import type { UntilChoice } from './until'

/** For how long something is to hold: one of some choices, of which one may be a day of the user's own. */
export function UntilFields({
  label,
  optional,
  choices,
  choice,
  day,
  isMissing,
  onChoice,
  onDay,
}: {
  label: string
  optional?: boolean
  choices: readonly { value: UntilChoice; label: string }[]
  choice: UntilChoice
  day: string
  /** It was tried without a day that is still to come. */
  isMissing: boolean
  onChoice(choice: UntilChoice): void
  onDay(day: string): void
}) {
  return (
    <>
      <SelectField
        label={label}
        optional={optional}
        value={choice}
        options={choices}
        onChange={(next) => onChoice(next)}
      />
      {choice === 'day' && (
        <TextField
          label={t('rules.untilFields.lastDay')}
          type="date"
          value={day}
          onChange={onDay}
          problem={isMissing ? { message: t('rules.untilFields.chooseADayThatIs') } : null}
        />
      )}
    </>
  )
}
