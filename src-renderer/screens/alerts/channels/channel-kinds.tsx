import { Hash, type LucideIcon, Mail, MessagesSquare, Monitor, Webhook } from 'lucide-react'
import type { Channel, ChannelKind } from '../../../../src-preload/contract'
import { t } from '../../../texts'

interface Look {
  name: string
  icon: LucideIcon
  /** What it takes to add one. */
  note: string
}

/** As the engine names the channel that is always there. */
const thisComputer = 'This computer'

/** What a channel is called; the one that comes with Sightline in the language of the screen. */
export const channelName = ({ name, kind }: { name: string; kind: ChannelKind }): string =>
  kind === 'system' && name === thisComputer ? t('alerts.channelKinds.thisComputer') : name

export const channelKinds: Record<ChannelKind, Look> = {
  system: {
    get name() {
      return t('alerts.channelKinds.thisComputer')
    },
    icon: Monitor,
    get note() {
      return t('alerts.channelKinds.notificationsAndTheTray')
    },
  },
  slack: {
    name: 'Slack',
    icon: Hash,
    get note() {
      return t('alerts.channelKinds.anIncomingWebhookOfA')
    },
  },
  teams: {
    name: 'Microsoft Teams',
    icon: MessagesSquare,
    get note() {
      return t('alerts.channelKinds.aWorkflowThatTakesWebhook')
    },
  },
  webhook: {
    name: 'Webhook',
    icon: Webhook,
    get note() {
      return t('alerts.channelKinds.anyHttpsAddressSignedIn')
    },
  },
  email: {
    get name() {
      return t('alerts.channelKinds.eMail')
    },
    icon: Mail,
    get note() {
      return t('alerts.channelKinds.byYourOwnMailServer')
    },
  },
}

/** What it is and where it goes, in a few words. */
export function describeChannel({ settings: { kind }, address }: Channel): string {
  const { name, note } = channelKinds[kind]
  return kind === 'system' ? note : `${name} · ${address}`
}

export function ChannelIcon({ kind, size = 16 }: { kind: ChannelKind; size?: number }) {
  const { icon: Icon } = channelKinds[kind]
  return <Icon size={size} aria-hidden className="channel-icon" />
}
