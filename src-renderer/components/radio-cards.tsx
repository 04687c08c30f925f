import { RadioGroup } from 'radix-ui'
import { type ReactNode, useId } from 'react'
import { FieldProblem, type Problem } from './field'

export interface RadioCard<Value extends string> {
  value: Value
  title: string
  note: ReactNode
  icon?: ReactNode
}

/** One of a few, each with a word on what it means. */
export function RadioCards<Value extends string>({
  label,
  options,
  value,
  onChange,
  problem,
}: {
  label: string
  options: readonly RadioCard<Value>[]
  value: Value
  onChange(value: Value): void
  problem?: Problem | null
}) {
  const id = useId()
  return (
    <div className="field">
      <span className="field-label" id={id}>
        {label}
      </span>
      <RadioGroup.Root
        className="radio-cards"
        aria-labelledby={id}
        aria-describedby={problem ? `${id}-problem` : undefined}
        value={value}
        onValueChange={(chosen) => onChange(chosen as Value)}
      >
        {options.map((option) => (
          <RadioGroup.Item
            key={option.value}
            value={option.value}
            className="radio-card"
            aria-label={option.title}
          >
            <strong className="row">
              {option.icon}
              {option.title}
            </strong>
            <span>{option.note}</span>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      {problem && <FieldProblem id={`${id}-problem`} problem={problem} />}
    </div>
  )
}
