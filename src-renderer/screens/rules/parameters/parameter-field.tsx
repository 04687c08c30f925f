import type { RuleParameter, RuleValue } from '../../../../src-preload/contract'
import { Field, type Problem } from '../../../components/field'
import { SelectField } from '../../../components/select'
import { Switch } from '../../../components/switch'
import { TagsField } from '../../../components/tags-field'
import { TextField } from '../../../components/text-field'
import { t } from '../../../texts'

/** One parameter of a rule, by its kind. A number's value is its text until it is one. */
export function ParameterField({
  parameter,
  value,
  problem,
  onChange,
}: {
  parameter: RuleParameter
  value: RuleValue
  problem: Problem | null
  onChange(value: RuleValue): void
}) {
  const { title, kind, choices } = parameter
  const field = { label: title, hint: hintOf(parameter), problem }
  if (kind === 'boolean')
    return (
      <Field {...field}>{() => <Switch label={title} checked={value === true} onChange={onChange} />}</Field>
    )
  if (kind === 'list')
    return <TagsField {...field} value={Array.isArray(value) ? value : []} onChange={onChange} />
  if (kind === 'text' && choices.length > 0)
    return (
      <SelectField
        {...field}
        value={String(value)}
        options={choices.map((choice) => ({ value: choice, label: choice }))}
        onChange={onChange}
      />
    )
  return (
    <TextField
      {...field}
      inputMode={kind === 'number' ? 'decimal' : undefined}
      value={String(value)}
      onChange={onChange}
    />
  )
}

function hintOf({ description, kind, unit, min, max, default: preset }: RuleParameter): string {
  const range = [
    min !== null && t('rules.parameterField.atLeast', { min }),
    max !== null && t('rules.parameterField.atMost', { max }),
  ]
    .filter(Boolean)
    .join(', ')
  const shown = Array.isArray(preset) ? preset.join(', ') : String(preset)
  const usual =
    kind === 'boolean'
      ? t(preset ? 'rules.parameterField.on' : 'rules.parameterField.off')
      : shown || t('rules.parameterField.empty')
  const facts = [unit && capital(unit), range].filter(Boolean).join(', ')
  return [description, facts && `${facts}.`, t('rules.parameterField.default', { usual })]
    .filter(Boolean)
    .join(' ')
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
