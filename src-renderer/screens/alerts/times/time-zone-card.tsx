import { Card } from '../../../components/card'
import { SelectField } from '../../../components/select'
import { t } from '../../../texts'

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
  // UTC is among the supported ones by other names alone; so may be what the command line has set.
  const zones = new Set(['UTC', ...(timeZone ? [timeZone] : []), ...Intl.supportedValuesOf('timeZone')])
  return (
    <Card title={t('alerts.timeZoneCard.timeZone')}>
      <SelectField
        label={t('alerts.timeZoneCard.timesAreThoseOf')}
        value={timeZone ?? ''}
        options={[
          { value: '', label: t('alerts.timeZoneCard.thisComputer', { timeZone: computers }) },
          ...[...zones].map((zone) => ({
            value: zone,
            label: zone.replaceAll('_', ' '),
          })),
        ]}
        onChange={(zone) => onChange(zone === '' ? null : zone)}
      />
    </Card>
  )
}
