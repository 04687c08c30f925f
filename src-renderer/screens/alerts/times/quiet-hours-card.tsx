import { Moon } from 'lucide-react'
import { type Instant, type QuietHours, severities, weekdays } from '../../../../src-preload/contract'
import { Badge } from '../../../components/badge'
import { Card } from '../../../components/card'
import { CheckPills } from '../../../components/check-pills'
import { absoluteTime } from '../../../components/relative-time'
import { SelectField } from '../../../components/select'
import { severityNames } from '../../../components/severity-badge'
import { Switch } from '../../../components/switch'
import { dayNames } from './day-names'
import { TimeField } from './time-field'

const exceptions = [
  { value: '', label: 'Nothing' },
  ...severities.map((severity, rank) => ({
    value: severity,
    label: rank === 0 ? severityNames[severity] : `${severityNames[severity]} or worse`,
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
      title="Quiet hours"
      actions={
        <>
          {quietUntil && (
            <Badge tone="info" icon={<Moon size={13} aria-hidden />}>
              Quiet until {absoluteTime(quietUntil)}
            </Badge>
          )}
          <Switch label="Quiet hours" checked={enabled} onChange={(on) => change({ enabled: on })} />
        </>
      }
    >
      <div className="stack">
        <p className="soft">
          What comes up during them is held, and told in one message afterwards, in every channel that keeps
          them.
        </p>
        {enabled && (
          <>
            <CheckPills
              label="They begin on"
              options={weekdays.map((day) => ({ value: day, label: dayNames[day] }))}
              chosen={days}
              onChange={(chosen) => change({ days: chosen })}
              problem={days.length === 0 ? { message: 'On no day: it is never quiet.' } : null}
            />
            <div className="times-span">
              <TimeField label="From" value={from} onChange={(time) => change({ from: time })} />
              <TimeField
                label="To"
                value={to}
                onChange={(time) => change({ to: time })}
                hint={to <= from ? 'Of the next day.' : undefined}
              />
            </div>
            <SelectField
              label="Still comes through"
              value={except ?? ''}
              options={exceptions}
              onChange={(severity) => change({ except: severity === '' ? null : severity })}
            />
          </>
        )}
      </div>
    </Card>
  )
}
