import { Link } from 'wouter'
import type { Channel } from '../../../../src-preload/contract'
import { Banner } from '../../../components/banner'
import { t } from '../../../texts'
import { formatList } from '../../../texts/format'
import { channelName } from './channel-kinds'
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
          : t('alerts.channelTrouble.one', { name: called(first) })
      }
      actions={
        <Link className="button button-small" href="/alerts/channels">
          {t('alerts.channelTrouble.seeTheChannels')}
        </Link>
      }
    >
      {others.length > 0 ? formatList(silent.map(called)) : first.lastDelivery?.error?.message}
    </Banner>
  )
}

const called = ({ name, settings: { kind } }: Channel) => channelName({ name, kind })
