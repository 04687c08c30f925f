import type { QueryParameter } from '../../../../src-preload/contract'
import type { ControlProps } from '../../../components/field'
import { Select } from '../../../components/select'
import { t } from '../../../texts'
import { fromLocalInput, toLocalInput } from '../time/describe-time'

type Value = string | number | null

/** A control for a value of a parameter's kind. */
export function ParameterInput({
  parameter,
  value,
  control,
  onChange,
}: {
  parameter: Pick<QueryParameter, 'kind' | 'choices'>
  value: Value
  control: ControlProps
  onChange(value: Value): void
}) {
  switch (parameter.kind) {
    case 'boolean':
      return (
        <Select
          id={control.id}
          value={value === null ? '' : String(value)}
          options={[
            { value: '1', label: t('common.yes') },
            { value: '0', label: t('common.no') },
          ]}
          onChange={(chosen) => onChange(Number(chosen))}
        />
      )
    case 'choice':
      return (
        <Select
          id={control.id}
          value={value === null ? '' : String(value)}
          options={parameter.choices.map((choice) => ({ value: choice, label: choice }))}
          onChange={onChange}
        />
      )
    case 'time':
      return (
        <input
          {...control}
          className="input"
          type="datetime-local"
          step={1}
          value={typeof value === 'string' && fromLocalInput(value) ? toLocalInput(value) : ''}
          onChange={({ target }) => onChange(fromLocalInput(target.value))}
        />
      )
    case 'number':
      return (
        <input
          {...control}
          className="input"
          type="number"
          step="any"
          value={value ?? ''}
          onChange={({ target }) => onChange(target.value === '' ? null : Number(target.value))}
        />
      )
    case 'text':
      return (
        <input
          {...control}
          className="input"
          type="text"
          autoComplete="off"
          spellCheck={false}
          value={value ?? ''}
          onChange={({ target }) => onChange(target.value)}
        />
      )
  }
}
