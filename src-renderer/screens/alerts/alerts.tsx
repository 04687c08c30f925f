import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Page, PageHeader } from '../../components/page'
import { Tabs } from '../../components/tabs'
import { navigate } from '../../state/location'
import { ChannelsTab } from './channels/channels'
import { DeliveriesTab } from './deliveries/deliveries'
import { InboxTab } from './inbox/inbox'
import { AlertRulesTab } from './rules/alert-rules'
import { TimesTab } from './times/times'

interface Place {
  key: string
  title: string
  description: string
  content: ReactNode
  action?: { title: string; to: string }
}

const inbox: Place = {
  key: 'inbox',
  title: 'Alerts',
  description: 'What got worse, what was resolved, and when an integration could not be watched.',
  content: <InboxTab />,
}
const places: Place[] = [
  inbox,
  {
    key: 'rules',
    title: 'Alert rules',
    description: 'Which alerts are told where, and when.',
    content: <AlertRulesTab />,
    action: { title: 'New alert rule', to: '/alerts/rules/new' },
  },
  {
    key: 'channels',
    title: 'Channels',
    description: 'Where alerts are told. Only addresses that you enter here are ever called.',
    content: <ChannelsTab />,
    action: { title: 'Add a channel', to: '/alerts/channels/new' },
  },
  {
    key: 'deliveries',
    title: 'Deliveries',
    description: 'Every message to a channel: whether it arrived, and when it is tried again.',
    content: <DeliveriesTab />,
  },
  {
    key: 'times',
    title: 'Quiet hours & digests',
    description: 'When to be left alone, and when digests come.',
    content: <TimesTab />,
  },
]

/** The alerts themselves, and all about how they are told. */
export function AlertsScreen({ tab }: { tab: string }) {
  const place = places.find(({ key }) => key === tab) ?? inbox
  return (
    <Page fill={place.key === 'deliveries'}>
      <PageHeader
        title="Alerts"
        description={place.description}
        actions={
          place.action && (
            <Link className="button button-primary" href={place.action.to}>
              <Plus size={15} aria-hidden />
              {place.action.title}
            </Link>
          )
        }
      />
      <div className="alert-tabs">
        <Tabs
          label="Alerts"
          tabs={places}
          value={place.key}
          onChange={(key) => navigate(key === inbox.key ? '/alerts' : `/alerts/${key}`, { replace: true })}
        />
      </div>
    </Page>
  )
}
