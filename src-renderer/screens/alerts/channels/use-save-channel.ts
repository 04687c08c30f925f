import { toast } from 'sonner'
import { type Channel, calls } from '../../../../src-preload/contract'
import { SightlineError } from '../../../../src-preload/errors'
import { useFormProblems } from '../../../components/use-form-problems'
import { api } from '../../../state/bridge'
import { navigate } from '../../../state/location'
import { toastSuccess } from '../../../state/toasts'
import { useAction } from '../../../state/use-action'
import { t } from '../../../texts'
import { problemsIn } from '../form-problems'
import { chooseChannel } from '../rules/draft'
import { type ChannelDraft, settingsOf } from './draft'

/**
 * Checks and saves a channel, and brings what is wrong with it to its field. `back`: the route of the alert rule's form
 * that a new one is for.
 */
export function useSaveChannel(draft: ChannelDraft, channel: Channel | null, back: string | null) {
  const { form, problems, show } = useFormProblems<string>({ ...draft })
  const { name, keepsQuiet } = draft
  const input = { name, keepsQuiet, settings: settingsOf(draft) }

  /** Whether all is well, but for the fields in `unless`. */
  const check = (unless: string[] = []): boolean => {
    const found = Object.entries(problemsIn(calls.addChannel.input, input)).filter(
      ([field]) => !unless.includes(field),
    )
    show(Object.fromEntries(found))
    return found.length === 0
  }
  const saving = useAction(async () => {
    try {
      if (channel) {
        await api.updateChannel({ channelId: channel.id, ...input })
        toastSuccess(t('alerts.useSaveChannel.saved'))
      } else {
        const added = await api.addChannel(input)
        if (back) {
          chooseChannel(back, added.id)
          toastSuccess(t('alerts.useSaveChannel.added', { name }))
        } else tellAdded(added)
      }
      navigate(back ?? '/alerts/channels')
    } catch (thrown) {
      const error = SightlineError.from(thrown)
      show({ [culprit(error.code, draft)]: error })
    }
  })
  return {
    form,
    problems,
    check,
    busy: saving.busy,
    async save() {
      if (check()) await saving.run()
    },
  }
}

function culprit(code: string, { kind }: ChannelDraft): string {
  if (code === 'name-taken') return 'name'
  if (code === 'bad-address') return kind === 'email' ? 'host' : 'url'
  return 'form'
}

/** A channel alone does nothing: what goes there is the next question. */
function tellAdded({ id, name }: Channel): void {
  toast.success(t('alerts.useSaveChannel.added', { name }), {
    description: t('alerts.useSaveChannel.anAlertRuleSaysWhat'),
    action: {
      label: t('alerts.useSaveChannel.newAlertRule'),
      onClick: () => navigate(`/alerts/rules/new?channel=${id}`),
    },
  })
}
