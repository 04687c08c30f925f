import { Hash, type LucideIcon, Mail, MessagesSquare, Monitor, Webhook } from 'lucide-react'
import type { Channel, ChannelKind } from '../../../../src-preload/contract'

interface Look {
  name: string
  icon: LucideIcon
  /** What it takes to add one. */
  note: string
}

export const channelKinds: Record<ChannelKind, Look> = {
  system: { name: 'This computer', icon: Monitor, note: 'Notifications and the tray' },
  slack: { name: 'Slack', icon: Hash, note: 'An incoming webhook of a Slack channel' },
  teams: { name: 'Microsoft Teams', icon: MessagesSquare, note: 'A workflow that takes webhook requests' },
  webhook: { name: 'Webhook', icon: Webhook, note: 'Any HTTPS address, signed, in a form of your own' },
  email: { name: 'E-mail', icon: Mail, note: 'By your own mail server (SMTP)' },
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
