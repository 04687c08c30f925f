import type { ReactNode } from 'react'
import { FieldProblem, type Problem } from './field'

export interface Pill<Value extends string> {
  value: Value
  label: string
  icon?: ReactNode
}

/** Several of a few, side by side; chosen ones come in the order of the options. */
export function CheckPills<Value extends string>({
  label,
  hint,
  options,
  chosen,
  onChange,
  problem,
}: {
  label: string
  hint?: ReactNode
  options: readonly Pill<Value>[]
  chosen: readonly Value[]
  onChange(chosen: Value[]): void
  problem?: Problem | null
}) {
  const toggle = (value: Value, on: boolean) =>
    onChange(
      options
        .map((option) => option.value)
        .filter((other) => (other === value ? on : chosen.includes(other))),
    )
  return (
    <fieldset className="check-pills">
      <legend className="field-label">{label}</legend>
      <div className="row-wrap">
        {options.map(({ value, label: text, icon }) => (
          <label key={value} className="check-pill">
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={({ target }) => toggle(value, target.checked)}
            />
            {icon}
            {text}
          </label>
        ))}
      </div>
      {problem && <FieldProblem problem={problem} />}
      {hint && <p className="field-hint">{hint}</p>}
    </fieldset>
  )
}
