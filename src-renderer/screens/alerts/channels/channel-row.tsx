import { Ellipsis, List, Pencil, Send, Trash2 } from 'lucide-react'
import { Link } from 'wouter'
import type { Channel } from '../../../../src-preload/contract'
import { Button, IconButton } from '../../../components/button'
import { classNames } from '../../../components/class-names'
import { Menu, MenuItem, MenuSeparator } from '../../../components/menu'
import { RelativeTime } from '../../../components/relative-time'
import { StatusBadge } from '../../../components/status-badge'
import { Switch } from '../../../components/switch'
import { api } from '../../../state/bridge'
import { navigate } from '../../../state/location'
import { useAction } from '../../../state/use-action'
import { t } from '../../../texts'
import { ChannelIcon, channelName, describeChannel } from './channel-kinds'
import { TestResult } from './test-result'
import { useChannelTest } from './use-channel-test'

/** One channel at a glance. A test's result stays in its place. */
export function ChannelRow({ channel, onDelete }: { channel: Channel; onDelete(): void }) {
  const { id, enabled, settings } = channel
  const name = channelName({ name: channel.name, kind: settings.kind })
  const test = useChannelTest({ channelId: id })
  const setEnabled = useAction((on: boolean) => api.updateChannel({ channelId: id, enabled: on }))
  return (
    <li className="channel-row">
      <span className="channel-mark">
        <ChannelIcon kind={settings.kind} />
      </span>
      <div className="channel-about">
        <Link href={`/alerts/channels/${id}`} className="covering-link truncate">
          {name}
        </Link>
        <span className="soft small truncate" title={describeChannel(channel)}>
          {describeChannel(channel)}
        </span>
      </div>
      <LastDelivery channel={channel} explained={test.outcome !== null} />
      <div className="row channel-controls">
        <Button
          size="small"
          icon={<Send size={14} aria-hidden />}
          busy={test.busy}
          aria-label={t('alerts.channelRow.test2', { name })}
          onClick={() => void test.run()}
        >
          {t('alerts.channelRow.test')}
        </Button>
        <Switch
          label={t('alerts.channelRow.enabled', { name })}
          checked={enabled}
          disabled={setEnabled.busy}
          onChange={(on) => void setEnabled.run(on)}
        />
        <Menu
          trigger={
            <IconButton label={t('alerts.channelRow.moreAbout', { name })}>
              <Ellipsis size={16} />
            </IconButton>
          }
        >
          <MenuItem
            icon={<Pencil size={15} aria-hidden />}
            onSelect={() => navigate(`/alerts/channels/${id}`)}
          >
            {t('common.edit')}
          </MenuItem>
          <MenuItem
            icon={<List size={15} aria-hidden />}
            onSelect={() => navigate(`/alerts/deliveries?channel=${id}`)}
          >
            {t('alerts.channelRow.itsDeliveries')}
          </MenuItem>
          {settings.kind !== 'system' && (
            <>
              <MenuSeparator />
              <MenuItem danger icon={<Trash2 size={15} aria-hidden />} onSelect={onDelete}>
                {t('common.deleteAsk')}
              </MenuItem>
            </>
          )}
        </Menu>
      </div>
      {test.outcome && (
        <div className="channel-test">
          <TestResult {...test.outcome} />
        </div>
      )}
    </li>
  )
}

/** `explained`: what went wrong is said below already. */
function LastDelivery({
  channel: { enabled, keepsQuiet, lastDelivery, waiting, held },
  explained,
}: {
  channel: Channel
  explained: boolean
}) {
  const facts = [
    enabled ? null : t('alerts.channelRow.disabledNothingIsToldThere'),
    waiting > 0 ? t('alerts.channelRow.onTheWay', { waiting }) : null,
    held > 0 ? t('alerts.channelRow.held', { held }) : null,
    keepsQuiet ? null : t('alerts.channelRow.quietHoursDontHoldIt'),
  ].filter((fact) => fact !== null)
  return (
    <div className="channel-last">
      {lastDelivery ? (
        <span className="row-wrap">
          <StatusBadge status={`delivery-${lastDelivery.status}`} />
          <span className="soft small">
            <RelativeTime at={lastDelivery.lastAttemptAt} none={t('alerts.channelRow.notTriedYet')} />
          </span>
        </span>
      ) : (
        <span className="faint">{t('alerts.channelRow.nothingWasToldThereYet')}</span>
      )}
      {lastDelivery?.error && !explained && (
        <span
          className={classNames(
            'small tone-text channel-error',
            lastDelivery.status === 'not_shown' ? 'tone-medium' : 'tone-critical',
          )}
        >
          {lastDelivery.error.message}
        </span>
      )}
      {facts.length > 0 && <span className="soft small">{facts.join(' · ')}</span>}
    </div>
  )
}
