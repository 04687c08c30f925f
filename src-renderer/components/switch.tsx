import { Switch as Radix } from 'radix-ui'

/** On or off, at once. `label` is its accessible name; put visible text beside it where it needs any. */
export function Switch({
  label,
  checked,
  onChange,
  disabled,
}: {
  label: string
  checked: boolean
  onChange(checked: boolean): void
  disabled?: boolean
}) {
  return (
    <Radix.Root
      className="switch"
      aria-label={label}
      checked={checked}
      onCheckedChange={onChange}
      disabled={disabled}
    >
      <Radix.Thumb className="switch-thumb" />
    </Radix.Root>
  )
}
