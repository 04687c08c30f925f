import { Link } from 'wouter'
import { Banner } from '../../../components/banner'
import { t } from '../../../texts'
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
      title={
        others.length > 0
          ? t('alerts.channelTrouble.several', { count: silent.length })
          : t('alerts.channelTrouble.one', { name: first.name })
      }
      actions={
        <Link className="button button-small" href="/alerts/channels">
          {t('alerts.channelTrouble.seeTheChannels')}
        </Link>
      }
    >
      {others.length > 0 ? silent.map(({ name }) => name).join(', ') : first.lastDelivery?.error?.message}
    </Banner>
  )
}
