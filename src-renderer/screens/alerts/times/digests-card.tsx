import { type AlertSettings, weekdays } from '../../../../src-preload/contract'
import { Card } from '../../../components/card'
import { SelectField } from '../../../components/select'
import { dayNames } from './day-names'
import { TimeField } from './time-field'

const dayOptions = weekdays.map((day) => ({ value: day, label: dayNames[day] }))

/** When what alert rules gather into digests is told. */
export function DigestsCard({
  digests,
  onChange,
}: {
  digests: AlertSettings['digests']
  onChange(digests: AlertSettings['digests']): void
}) {
  return (
    <Card title="Digests">
      <div className="stack">
        <p className="soft">
          For alert rules that gather what they are about. Where nothing came up, no digest is sent.
        </p>
        <div className="times-span">
          <TimeField label="At" value={digests.time} onChange={(time) => onChange({ ...digests, time })} />
          <SelectField
            label="Weekly digest on"
            value={digests.weekday}
            options={dayOptions}
            onChange={(weekday) => onChange({ ...digests, weekday })}
          />
        </div>
      </div>
    </Card>
  )
}
