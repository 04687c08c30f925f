import { severities } from '../../../../../src-preload/contract'
import { RadioCards } from '../../../../components/radio-cards'
import { SelectField } from '../../../../components/select'
import { severityNames } from '../../../../components/severity-badge'
import { useCall } from '../../../../state/use-call'
import { dayNames } from '../../times/day-names'
import type { AlertRuleDraft } from '../draft'
import { timeNames } from '../in-words'

const severityOptions = severities.map((severity) => ({ value: severity, label: severityNames[severity] }))
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
        label="Told"
        options={[
          { value: 'at_once', title: timeNames.at_once, note: 'After the poll that found it' },
          {
            value: 'daily',
            title: timeNames.daily,
            note: digests ? `One message a day, at ${digests.time}` : 'One message a day',
          },
          {
            value: 'weekly',
            title: timeNames.weekly,
            note: digests ? `Every ${dayNames[digests.weekday]}, at ${digests.time}` : 'One message a week',
          },
        ]}
        value={draft.time}
        onChange={(time) => change({ time })}
      />
      {withoutSeverity.includes(draft.condition.on) && (
        <SelectField
          label="As severe as"
          hint="Where what happened has no severity of its own."
          value={draft.severity}
          options={severityOptions}
          onChange={(severity) => change({ severity })}
        />
      )}
    </div>
  )
}
