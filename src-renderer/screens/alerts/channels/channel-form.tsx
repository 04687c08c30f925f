import { Send } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Channel, ChannelKind } from '../../../../src-preload/contract'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Card } from '../../../components/card'
import { Switch } from '../../../components/switch'
import { TextField } from '../../../components/text-field'
import { navigate } from '../../../state/location'
import { t } from '../../../texts'
import { channelKinds, channelName } from './channel-kinds'
import { type ChannelDraft, settingsOf } from './draft'
import { AddressFields } from './fields/address-fields'
import { EmailFields } from './fields/email-fields'
import type { FieldsProps } from './fields/fields-props'
import { WebhookFields } from './fields/webhook-fields'
import { TestResult } from './test-result'
import { useChannelTest } from './use-channel-test'
import { useSaveChannel } from './use-save-channel'

const examples: Record<ChannelKind, string> = {
  get system() {
    return t('alerts.channelForm.thisComputer')
  },
  get slack() {
    return t('alerts.channelForm.slackSecurity')
  },
  get teams() {
    return t('alerts.channelForm.teamsSecurity')
  },
  get webhook() {
    return t('alerts.channelForm.incidentTool')
  },
  get email() {
    return t('alerts.channelForm.securityTeam')
  },
}

/** Adds a channel, or (with `channel`) edits it. */
export function ChannelForm({
  initial,
  channel,
  back = null,
}: {
  initial: ChannelDraft
  channel: Channel | null
  /** The route of the alert rule's form that it is added for. */
  back?: string | null
}) {
  const [draft, setDraft] = useState(initial)
  const { form, problems, check, save, busy } = useSaveChannel(draft, channel, back)
  const test = useChannelTest({
    ...(channel ? { channelId: channel.id } : {}),
    settings: settingsOf(draft),
  })
  const unchanged = channel !== null && JSON.stringify(draft) === JSON.stringify(initial)
  const { kind } = draft
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!unchanged) void save()
  }
  return (
    <form
      ref={form}
      className="stack alert-form"
      noValidate
      aria-label={
        channel
          ? channelName({ name: channel.name, kind })
          : t('alerts.channelForm.newChannel', { name: channelKinds[kind].name })
      }
      onSubmit={submit}
    >
      <Card>
        <div className="stack">
          <TextField
            label={t('common.name')}
            placeholder={examples[kind]}
            maxLength={120}
            value={draft.name}
            onChange={(name) => setDraft({ ...draft, name })}
            problem={problems.name}
            autoFocus={channel === null}
          />
          <KindFields
            draft={draft}
            change={(changed) => setDraft({ ...draft, ...changed })}
            channel={channel}
            problems={problems}
          />
        </div>
      </Card>
      <Card flush>
        <div className="list-row spread">
          <div>
            <div className="field-label">{t('alerts.channelForm.keepsQuietHours')}</div>
            <p className="small soft">{t('alerts.channelForm.whatComesUpDuringThem')}</p>
          </div>
          <Switch
            label={t('alerts.channelForm.keepsQuietHours')}
            checked={draft.keepsQuiet}
            onChange={(keepsQuiet) => setDraft({ ...draft, keepsQuiet })}
          />
        </div>
      </Card>
      {problems.form && (
        <Banner tone="critical" title={problems.form.message}>
          {problems.form.hint}
        </Banner>
      )}
      {test.outcome && <TestResult {...test.outcome} />}
      <div className="alert-form-foot">
        <Button
          icon={<Send size={15} aria-hidden />}
          busy={test.busy}
          onClick={() => check(['name']) && void test.run()}
        >
          {test.busy ? t('alerts.channelForm.sending') : t('alerts.channelForm.sendATest')}
        </Button>
        <span className="small faint alert-form-note">{t('alerts.channelForm.nothingIsSavedByTesting')}</span>
        <Button onClick={() => navigate(back ?? '/alerts/channels')}>{t('common.cancel')}</Button>
        <Button type="submit" kind="primary" busy={busy} disabled={unchanged}>
          {channel ? t('common.save') : t('alerts.channelForm.addChannel')}
        </Button>
      </div>
    </form>
  )
}

function KindFields(props: FieldsProps): ReactNode {
  switch (props.draft.kind) {
    case 'system':
      return <p className="soft">{t('alerts.channelForm.alertsAppearAs')}</p>
    case 'slack':
    case 'teams':
      return <AddressFields {...props} kind={props.draft.kind} />
    case 'webhook':
      return <WebhookFields {...props} />
    case 'email':
      return <EmailFields {...props} />
  }
}
