import { SearchX, Send } from 'lucide-react'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { type Delivery, type DeliveryStatus, deliveryStatuses } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { DataTable } from '../../../components/data-table/data-table'
import { Select } from '../../../components/select'
import { EmptyState } from '../../../components/states'
import { statusName } from '../../../components/status-badge'
import { api } from '../../../state/bridge'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'
import { channelName } from '../channels/channel-kinds'
import { useChannels } from '../channels/use-channels'
import { deliveryColumns } from './delivery-columns'
import { DeliveryDialog } from './delivery-dialog'

const statusOptions = (): { value: DeliveryStatus | ''; label: string }[] => [
  { value: '', label: t('alerts.deliveries.anyStatus') },
  ...deliveryStatuses.map((status) => ({ value: status, label: statusName(`delivery-${status}`) })),
]

/** Every message to a channel, newest first; one opens to what went wrong and what to do. */
export function DeliveriesTab() {
  const [parameters, setParameters] = useSearchParams()
  const channels = useChannels().data ?? []
  const channelId = parameters.get('channel') ?? ''
  const status = deliveryStatuses.find((known) => known === parameters.get('status')) ?? ''
  const filter = {
    ...(channelId ? { channelId } : {}),
    ...(status ? { statuses: [status] } : {}),
  }
  const narrow = (changed: { channel?: string; status?: string }) => {
    const given = Object.entries({ channel: channelId, status, ...changed }).filter(
      ([, value]) => value !== '',
    )
    setParameters(Object.fromEntries(given), { replace: true })
  }
  const latest = useCall('listDeliveries', { limit: 1 }, ['channels'])
  const [opened, setOpened] = useState<Delivery | null>(null)
  return (
    <div className="rule-list">
      <search className="row-wrap">
        <Select
          label={t('common.channel')}
          value={channelId}
          options={[
            { value: '', label: t('alerts.deliveries.anyChannel') },
            ...channels.map(({ id, name, settings: { kind } }) => ({
              value: id,
              label: channelName({ name, kind }),
            })),
          ]}
          onChange={(channel) => narrow({ channel })}
        />
        <Select
          label={t('common.status')}
          value={status}
          options={statusOptions()}
          onChange={(next) => narrow({ status: next })}
        />
      </search>
      <DataTable<Delivery>
        label={t('alerts.deliveries.deliveries')}
        columns={deliveryColumns}
        rowId={({ id }) => String(id)}
        loadPage={(offset, limit) => api.listDeliveries({ ...filter, offset, limit })}
        queryKey={JSON.stringify(filter)}
        version={latest.data}
        storageKey="deliveries"
        selectedId={opened ? String(opened.id) : undefined}
        onOpen={setOpened}
        describeTotal={(total) => t('common.counts.delivery', { count: total })}
        empty={
          channelId || status ? (
            <EmptyState
              icon={<SearchX size={20} aria-hidden />}
              title={t('alerts.deliveries.noDeliveryIsLikeThat')}
              actions={
                <Button onClick={() => narrow({ channel: '', status: '' })}>
                  {t('common.clearFilters')}
                </Button>
              }
            />
          ) : (
            <EmptyState
              icon={<Send size={20} aria-hidden />}
              title={t('alerts.deliveries.nothingWasToldYet')}
            >
              {t('alerts.deliveries.eachMessageToAChannel')}
            </EmptyState>
          )
        }
      />
      {opened && <DeliveryDialog delivery={opened} onClose={() => setOpened(null)} />}
    </div>
  )
}
