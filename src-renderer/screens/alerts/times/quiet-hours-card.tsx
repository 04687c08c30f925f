import { Moon } from 'lucide-react'
import { type Instant, type QuietHours, weekdays } from '../../../../src-preload/contract'
import { severities } from '../../../../src-preload/words'
import { Badge } from '../../../components/badge'
import { Card } from '../../../components/card'
import { CheckPills } from '../../../components/check-pills'
import { absoluteTime } from '../../../components/relative-time'
import { SelectField } from '../../../components/select'
import { severityNames } from '../../../components/severity-badge'
import { Switch } from '../../../components/switch'
import { t } from '../../../texts'
import { dayNames } from './day-names'
import { TimeField } from './time-field'

const exceptions = () =>
  [
    {
      value: '',
      label: t('alerts.quietHoursCard.nothing'),
    },
    ...severities.map((severity, rank) => ({
      value: severity,
      label:
        rank === 0
          ? severityNames[severity]
          : t('alerts.quietHoursCard.orWorse', { severity: severityNames[severity] }),
    })),
  ] as const

/** When to be left alone. */
export function QuietHoursCard({
  quietHours,
  quietUntil,
  onChange,
}: {
  quietHours: QuietHours
  quietUntil: Instant | null
  onChange(quietHours: QuietHours): void
}) {
  const { enabled, days, from, to, except } = quietHours
  const change = (changed: Partial<QuietHours>) => onChange({ ...quietHours, ...changed })
  return (
    <Card
      title={t('alerts.quietHoursCard.quietHours')}
      actions={
        <>
          {quietUntil && (
            <Badge tone="info" icon={<Moon size={13} aria-hidden />}>
              {t('alerts.quietHoursCard.quietUntil', { when: absoluteTime(quietUntil) })}
            </Badge>
          )}
          <Switch
            label={t('alerts.quietHoursCard.quietHours')}
            checked={enabled}
            onChange={(on) => change({ enabled: on })}
          />
        </>
      }
    >
      <div className="stack">
        <p className="soft">{t('alerts.quietHoursCard.whatComesUpDuringThem')}</p>
        {enabled && (
          <>
            <CheckPills
              label={t('alerts.quietHoursCard.theyBeginOn')}
              options={weekdays.map((day) => ({ value: day, label: dayNames[day] }))}
              chosen={days}
              onChange={(chosen) => change({ days: chosen })}
              problem={days.length === 0 ? { message: t('alerts.quietHoursCard.onNoDayItIs') } : null}
            />
            <div className="times-span">
              <TimeField
                label={t('alerts.quietHoursCard.from')}
                value={from}
                onChange={(time) => change({ from: time })}
              />
              <TimeField
                label={t('alerts.quietHoursCard.to')}
                value={to}
                onChange={(time) => change({ to: time })}
                hint={to <= from ? t('alerts.quietHoursCard.ofTheNextDay') : undefined}
              />
            </div>
            <SelectField
              label={t('alerts.quietHoursCard.stillComesThrough')}
              value={except ?? ''}
              options={exceptions()}
              onChange={(severity) => change({ except: severity === '' ? null : severity })}
            />
          </>
        )}
      </div>
    </Card>
  )
}
