import { Field } from '../../../components/field'

/** A date and time to the second, as the browser's own field has it: local, and empty until it is whole. */
export function MomentInput({
  label,
  hint,
  text,
  onChange,
}: {
  label: string
  hint?: string
  text: string
  onChange(text: string): void
}) {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <input
          {...control}
          className="input"
          type="datetime-local"
          step={1}
          value={text}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  )
}
