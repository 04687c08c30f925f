import type { FormEvent } from 'react'
import type { AlertSettings } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { FieldProblem } from '../../../components/field'
import { QueryView } from '../../../components/query-view'
import { api } from '../../../state/bridge'
import { useDraft } from '../../../state/drafts'
import { toastSuccess } from '../../../state/toasts'
import { useAction } from '../../../state/use-action'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'
import { DigestsCard } from './digests-card'
import { QuietHoursCard } from './quiet-hours-card'
import { TimeZoneCard } from './time-zone-card'

/** What can be set of when alerts are told. */
type TimesDraft = Pick<AlertSettings, 'quietHours' | 'digests' | 'timeZone'>

export function TimesTab() {
  const settings = useCall('getAlertSettings', {}, ['channels'])
  return (
    <QueryView state={settings}>
      {(known) => <TimesForm settings={known} refresh={settings.refetch} />}
    </QueryView>
  )
}

function TimesForm({ settings, refresh }: { settings: AlertSettings; refresh(): Promise<void> }) {
  const { input: draft, changed, change, discard } = useDraft('alerts/times', savedIn(settings))
  const unchanged = Object.keys(changed).length === 0
  const save = useAction(
    async () => {
      await api.setAlertSettings(draft)
      await refresh() // Or the old values would flash.
      discard()
      toastSuccess(t('alerts.times.saved'))
    },
    { inline: true },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!unchanged) void save.run()
  }
  return (
    <form className="stack alert-form" aria-label={t('alerts.times.quietHoursAndDigests')} onSubmit={submit}>
      <QuietHoursCard
        quietHours={draft.quietHours}
        quietUntil={settings.quietUntil}
        onChange={(quietHours) => change({ quietHours })}
      />
      <DigestsCard digests={draft.digests} onChange={(digests) => change({ digests })} />
      <TimeZoneCard
        timeZone={draft.timeZone}
        computers={settings.computerTimeZone}
        onChange={(timeZone) => change({ timeZone })}
      />
      {save.error && <FieldProblem problem={save.error} />}
      <div className="alert-form-foot">
        <span className="alert-form-note" />
        <Button disabled={unchanged} onClick={discard}>
          {t('common.discardChanges')}
        </Button>
        <Button type="submit" kind="primary" busy={save.busy} disabled={unchanged}>
          {t('common.save')}
        </Button>
      </div>
    </form>
  )
}

function savedIn({ quietHours, digests, timeZone }: AlertSettings): TimesDraft {
  return { quietHours, digests, timeZone }
}
