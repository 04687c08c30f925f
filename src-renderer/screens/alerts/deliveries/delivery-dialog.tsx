import { Send } from 'lucide-react'
import { useState } from 'react'
import type { Delivery } from '../../../../src-preload/contract'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { KeyValues } from '../../../components/key-values'
import { RelativeTime } from '../../../components/relative-time'
import { SeverityIcon } from '../../../components/severity-badge'
import { StatusBadge } from '../../../components/status-badge'
import { api } from '../../../state/bridge'
import { useAction } from '../../../state/use-action'
import { t } from '../../../texts'
import { formatNumber } from '../../../texts/format'
import { ChannelIcon, channelName } from '../channels/channel-kinds'
import { purposeNames } from './purposes'

/** One message: how it went, what to do, and what it tells. */
export function DeliveryDialog({ delivery: opened, onClose }: { delivery: Delivery; onClose(): void }) {
  const [delivery, setDelivery] = useState(opened)
  const { id, status, error, alerts, total, attempts, purpose } = delivery
  const retry = useAction(async () => setDelivery(await api.retryDelivery({ deliveryId: id })))
  const arrived = status === 'sent'
  return (
    <Dialog
      open
      onClose={onClose}
      wide
      title={delivery.title}
      description={
        <span className="row-wrap">
          <StatusBadge status={`delivery-${status}`} />
          <span className="row">
            <ChannelIcon kind={delivery.channelKind} size={14} />
            {channelName({ name: delivery.channelName, kind: delivery.channelKind })}
          </span>
        </span>
      }
      actions={
        <>
          <Button onClick={onClose}>{t('common.close')}</Button>
          {!arrived && (
            <Button
              kind="primary"
              icon={<Send size={15} aria-hidden />}
              busy={retry.busy}
              onClick={() => void retry.run()}
            >
              {attempts > 0 ? t('alerts.deliveryDialog.retryNow') : t('alerts.deliveryDialog.sendNow')}
            </Button>
          )}
        </>
      }
    >
      {error && (
        <Banner tone={status === 'given_up' ? 'critical' : 'medium'} title={error.message}>
          {error.hint}
        </Banner>
      )}
      <KeyValues
        items={[
          [t('alerts.deliveryDialog.sentAs'), purposeNames[purpose]],
          [t('alerts.deliveryDialog.made'), <RelativeTime key="made" at={delivery.createdAt} />],
          [t('alerts.deliveryDialog.attempts'), formatNumber(attempts)],
          [
            t('alerts.deliveryDialog.lastAttempt'),
            delivery.lastAttemptAt && <RelativeTime key="last" at={delivery.lastAttemptAt} />,
          ],
          [
            t('alerts.deliveryDialog.nextAttempt'),
            delivery.nextAttemptAt && <RelativeTime key="next" at={delivery.nextAttemptAt} />,
          ],
          [
            t('alerts.deliveryDialog.arrived'),
            delivery.sentAt && <RelativeTime key="sent" at={delivery.sentAt} />,
          ],
        ]}
      />
      {total > 1 && (
        <section className="stack-s" aria-label={t('alerts.deliveryDialog.whatItTells')}>
          <h3>{t('alerts.deliveryDialog.whatItTells')}</h3>
          <ul className="delivery-alerts">
            {alerts.map((alert) => (
              <li key={alert.id}>
                <SeverityIcon severity={alert.severity} />
                <span>{alert.title}</span>
              </li>
            ))}
            {total > alerts.length && (
              <li className="soft">{t('alerts.deliveryDialog.andMore', { count: total - alerts.length })}</li>
            )}
          </ul>
        </section>
      )}
    </Dialog>
  )
}
