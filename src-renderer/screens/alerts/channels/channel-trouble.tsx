import { Link } from 'wouter'
import { Banner } from '../../../components/banner'
import { useChannels } from './use-channels'

/** Where the last message did not arrive, and why: else nobody would hear of it. */
export function ChannelTrouble() {
  const channels = useChannels().data ?? []
  const silent = channels.filter(
    ({ enabled, lastDelivery }) =>
      enabled && (lastDelivery?.status === 'failed' || lastDelivery?.status === 'given_up'),
  )
  const [first, ...others] = silent
  if (!first) return null
  return (
    <Banner
      tone="medium"
      title={`The last message to ${others.length > 0 ? `${silent.length} channels` : first.name} did not arrive`}
      actions={
        <Link className="button button-small" href="/alerts/channels">
          See the channels
        </Link>
      }
    >
      {others.length > 0 ? silent.map(({ name }) => name).join(', ') : first.lastDelivery?.error?.message}
    </Banner>
  )
}
