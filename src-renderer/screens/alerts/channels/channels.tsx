import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Channel } from '../../../../src-preload/contract'
import { QueryView } from '../../../components/query-view'
import { EmptyState } from '../../../components/states'
import { t } from '../../../texts'
import { ChannelRow } from './channel-row'
import { DeleteChannel } from './delete-channel'
import { useChannels } from './use-channels'

/** Where alerts can be told, and how that goes. */
export function ChannelsTab() {
  const channels = useChannels()
  const [deleting, setDeleting] = useState<Channel | null>(null)
  return (
    <QueryView state={channels}>
      {(all) => (
        <div className="stack">
          <ul className="box list">
            {all.map((channel) => (
              <ChannelRow key={channel.id} channel={channel} onDelete={() => setDeleting(channel)} />
            ))}
          </ul>
          {all.every(({ settings }) => settings.kind === 'system') && <OnlyThisComputer />}
          {deleting && <DeleteChannel channel={deleting} onClose={() => setDeleting(null)} />}
        </div>
      )}
    </QueryView>
  )
}

function OnlyThisComputer() {
  return (
    <EmptyState
      title={t('alerts.channels.alertsStayOnThisComputer')}
      actions={
        <Link href="/alerts/channels/new" className="button button-primary">
          <Plus size={15} aria-hidden />
          {t('alerts.channels.addAChannel')}
        </Link>
      }
    >
      {t('alerts.channels.addSlackMicrosoftTeamsA')}
    </EmptyState>
  )
}
