import { type AlertSettings, weekdays } from '../../../../src-preload/contract'
import { Card } from '../../../components/card'
import { SelectField } from '../../../components/select'
import { t } from '../../../texts'
import { dayNames } from './day-names'
import { TimeField } from './time-field'

const dayOptions = () => weekdays.map((day) => ({ value: day, label: dayNames[day] }))

/** When what alert rules gather into digests is told. */
export function DigestsCard({
  digests,
  onChange,
}: {
  digests: AlertSettings['digests']
  onChange(digests: AlertSettings['digests']): void
}) {
  return (
    <Card title={t('alerts.digestsCard.digests')}>
      <div className="stack">
        <p className="soft">{t('alerts.digestsCard.forAlertRulesThatGather')}</p>
        <div className="times-span">
          <TimeField
            label={t('alerts.digestsCard.at')}
            value={digests.time}
            onChange={(time) => onChange({ ...digests, time })}
          />
          <SelectField
            label={t('alerts.digestsCard.weeklyDigestOn')}
            value={digests.weekday}
            options={dayOptions()}
            onChange={(weekday) => onChange({ ...digests, weekday })}
          />
        </div>
      </div>
    </Card>
  )
}
