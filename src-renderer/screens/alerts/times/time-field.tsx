import { TextField } from '../../../components/text-field'

/** A time of day such as 22:00. What is not one is not taken over. */
export function TimeField({
  label,
  hint,
  value,
  onChange,
}: {
  label: string
  hint?: string
  value: string
  onChange(value: string): void
}) {
  return (
    <TextField
      label={label}
      hint={hint}
      type="time"
      required
      value={value}
      onChange={(time) => time !== '' && onChange(time)}
    />
  )
}
