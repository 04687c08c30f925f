import type { ComponentProps } from 'react'
import { Field, type FieldProps } from './field'

type Text = FieldProps & { value: string; onChange(value: string): void }

type TextFieldProps = Text & Omit<ComponentProps<'input'>, keyof Text | 'id'>

export function TextField({ label, hint, optional, problem, onChange, ...input }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} optional={optional} problem={problem}>
      {(control) => (
        <input
          type="text"
          autoComplete="off"
          spellCheck={false}
          {...input}
          {...control}
          className="input"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

type TextAreaProps = Text & Omit<ComponentProps<'textarea'>, keyof Text | 'id'>

export function TextArea({ label, hint, optional, problem, onChange, ...input }: TextAreaProps) {
  return (
    <Field label={label} hint={hint} optional={optional} problem={problem}>
      {(control) => (
        <textarea
          rows={2}
          {...input}
          {...control}
          className="input"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
