import { severities } from '../../../../../src-preload/words'
import { RadioCards } from '../../../../components/radio-cards'
import { SelectField } from '../../../../components/select'
import { severityNames } from '../../../../components/severity-badge'
import { useCall } from '../../../../state/use-call'
import { t } from '../../../../texts'
import { dayNames } from '../../times/day-names'
import type { AlertRuleDraft } from '../draft'
import { timeNames } from '../in-words'

const severityOptions = () =>
  severities.map((severity) => ({ value: severity, label: severityNames[severity] }))
/** What these are about has no severity of its own; quiet hours let through what is severe enough. */
const withoutSeverity = ['change', 'score', 'failing', 'rule_status']

export function WhenFields({
  draft,
  change,
}: {
  draft: AlertRuleDraft
  change(changed: Partial<AlertRuleDraft>): void
}) {
  const digests = useCall('getAlertSettings', {}, ['channels']).data?.digests
  return (
    <div className="stack">
      <RadioCards
        label={t('alerts.whenFields.told')}
        options={[
          { value: 'at_once', title: timeNames.at_once, note: t('alerts.whenFields.afterThePollThatFound') },
          {
            value: 'daily',
            title: timeNames.daily,
            note: digests
              ? t('alerts.whenFields.oneMessageADayAt', { time: digests.time })
              : t('alerts.whenFields.oneMessageADay'),
          },
          {
            value: 'weekly',
            title: timeNames.weekly,
            note: digests
              ? t('alerts.whenFields.everyAt', { day: dayNames[digests.weekday], time: digests.time })
              : t('alerts.whenFields.oneMessageAWeek'),
          },
        ]}
        value={draft.time}
        onChange={(time) => change({ time })}
      />
      {withoutSeverity.includes(draft.condition.on) && (
        <SelectField
          label={t('alerts.whenFields.asSevereAs')}
          hint={t('alerts.whenFields.whereWhatHappenedHasNo')}
          value={draft.severity}
          options={severityOptions()}
          onChange={(severity) => change({ severity })}
        />
      )}
    </div>
  )
}
