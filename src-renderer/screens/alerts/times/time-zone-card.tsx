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
  return (
    <Card title={t('alerts.timeZoneCard.timeZone')}>
      <SelectField
        label={t('alerts.timeZoneCard.timesAreThoseOf')}
        value={timeZone ?? ''}
        options={[
          { value: '', label: t('alerts.timeZoneCard.thisComputer', { timeZone: computers }) },
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
