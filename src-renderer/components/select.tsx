import { Check, ChevronDown } from 'lucide-react'
import { Select as Radix } from 'radix-ui'
import { Field, type FieldProps } from './field'

interface Option<Value extends string> {
  value: Value
  label: string
}

interface Choice<Value extends string> {
  value: Value
  options: readonly Option<Value>[]
  onChange(value: Value): void
}

/** A choice in a toolbar: no visible label, `label` names it. */
export function Select<Value extends string>({
  label,
  id,
  value,
  options,
  onChange,
  'aria-describedby': describedBy,
}: Choice<Value> & { label?: string; id?: string; 'aria-describedby'?: string }) {
  return (
    // Values may be empty here (“All”); Radix keeps the empty string to itself.
    <Radix.Root value={`=${value}`} onValueChange={(chosen) => onChange(chosen.slice(1) as Value)}>
      <Radix.Trigger className="select" id={id} aria-label={label} aria-describedby={describedBy}>
        <span className="truncate">
          <Radix.Value />
        </span>
        <ChevronDown size={14} aria-hidden />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className="menu" position="popper" sideOffset={4}>
          <Radix.Viewport>
            {options.map((option) => (
              <Radix.Item key={option.value} value={`=${option.value}`} className="menu-item">
                <span className="menu-mark">
                  <Radix.ItemIndicator>
                    <Check size={14} aria-hidden />
                  </Radix.ItemIndicator>
                </span>
                <Radix.ItemText>{option.label}</Radix.ItemText>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** A choice in a form, with its label above it. */
export function SelectField<Value extends string>({
  value,
  options,
  onChange,
  ...field
}: FieldProps & Choice<Value>) {
  return (
    <Field {...field}>
      {(control) => (
        <Select
          id={control.id}
          aria-describedby={control['aria-describedby']}
          value={value}
          options={options}
          onChange={onChange}
        />
      )}
    </Field>
  )
}
