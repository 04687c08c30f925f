import { Card } from '../../../components/card'
import { SelectField } from '../../../components/select'

/** Whose clock all of this goes by. */
export function TimeZoneCard({
  timeZone,
  computers,
  onChange,
}: {
  /** Null: this computer's. */
  timeZone: string | null
  computers: string
  onChange(timeZone: string | null): void
}) {
  return (
    <Card title="Time zone">
      <SelectField
        label="Times are those of"
        value={timeZone ?? ''}
        options={[
          { value: '', label: `This computer (${computers})` },
          ...Intl.supportedValuesOf('timeZone').map((zone) => ({
            value: zone,
            label: zone.replaceAll('_', ' '),
          })),
        ]}
        onChange={(zone) => onChange(zone === '' ? null : zone)}
      />
    </Card>
  )
}
