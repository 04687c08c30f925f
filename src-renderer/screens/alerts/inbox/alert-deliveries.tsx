import { useState } from 'react'
import type { Delivery } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { QueryView } from '../../../components/query-view'
import { RelativeTime } from '../../../components/relative-time'
import { Skeleton } from '../../../components/skeleton'
import { StatusBadge } from '../../../components/status-badge'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'
import { ChannelIcon, channelName } from '../channels/channel-kinds'
import { DeliveryDialog } from '../deliveries/delivery-dialog'

/** Where one alert was told, and how that went. */
export function AlertDeliveries({ id, alertId }: { id: string; alertId: number }) {
  const deliveries = useCall('listDeliveries', { alertId }, ['channels'])
  const [opened, setOpened] = useState<Delivery | null>(null)
  return (
    <div id={id} className="alert-deliveries small">
      <QueryView state={deliveries} loading={<Skeleton width={220} />}>
        {({ rows }) => (
          <ul>
            {rows.map((delivery) => (
              <li key={delivery.id}>
                <span className="row alert-delivery-channel">
                  <ChannelIcon kind={delivery.channelKind} size={14} />
                  <span className="truncate">{nameOf(delivery)}</span>
                </span>
                <StatusBadge status={`delivery-${delivery.status}`} />
                <span className="soft">
                  <RelativeTime at={delivery.sentAt ?? delivery.lastAttemptAt ?? delivery.createdAt} />
                </span>
                <Button
                  size="small"
                  kind="ghost"
                  aria-label={t('alerts.alertDeliveries.howItWentIn', { channel: nameOf(delivery) })}
                  onClick={() => setOpened(delivery)}
                >
                  {t('alerts.alertDeliveries.howItWent')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </QueryView>
      {opened && <DeliveryDialog delivery={opened} onClose={() => setOpened(null)} />}
    </div>
  )
}

const nameOf = ({ channelName: name, channelKind: kind }: Delivery) => channelName({ name, kind })
