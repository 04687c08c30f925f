import { Copy, Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { Link } from 'wouter'
import type { AlertRule, Channel } from '../../../../src-preload/contract'
import { IconButton } from '../../../components/button'
import { Menu, MenuItem, MenuSeparator } from '../../../components/menu'
import { RelativeTime } from '../../../components/relative-time'
import { Switch } from '../../../components/switch'
import { api } from '../../../state/bridge'
import { navigate } from '../../../state/location'
import { useAction } from '../../../state/use-action'
import { t } from '../../../texts'
import { Rich } from '../../../texts/rich'
import { ChannelIcon, channelName } from '../channels/channel-kinds'
import { inWords, timeNames } from './in-words'
import type { Names } from './use-names'

/** One alert rule: what it is about in a sentence, where that goes and when. */
export function AlertRuleRow({
  rule,
  names,
  channels,
  onDelete,
}: {
  rule: AlertRule
  names: Names
  channels: Channel[]
  onDelete(): void
}) {
  const { id, name, enabled, channelIds, time, lastAlertAt } = rule
  // Without a name of its own, it is called by that.
  const sentence = inWords(rule, names)
  const setEnabled = useAction((on: boolean) => api.updateAlertRule({ alertRuleId: id, enabled: on }))
  return (
    <li className="alert-rule-row">
      <Switch
        label={t('alerts.alertRuleRow.enabled', { name })}
        checked={enabled}
        disabled={setEnabled.busy}
        onChange={(on) => void setEnabled.run(on)}
      />
      <div className="alert-rule-about">
        <Link href={`/alerts/rules/${id}`} className="covering-link">
          {name}
        </Link>
        {sentence !== name && <span className="soft small">{sentence}</span>}
      </div>
      <div className="alert-rule-where">
        <Destinations channels={channels.filter((channel) => channelIds.includes(channel.id))} />
        <span className="soft small">{timeNames[time]}</span>
      </div>
      <span className="small faint alert-rule-last">
        {lastAlertAt ? (
          <Rich
            text="alerts.alertRuleRow.lastTold"
            components={{ time: <RelativeTime at={lastAlertAt} /> }}
          />
        ) : (
          t('alerts.alertRuleRow.nothingToldYet')
        )}
      </span>
      <Menu
        trigger={
          <IconButton label={t('alerts.alertRuleRow.moreAbout', { name })}>
            <Ellipsis size={16} />
          </IconButton>
        }
      >
        <MenuItem icon={<Pencil size={15} aria-hidden />} onSelect={() => navigate(`/alerts/rules/${id}`)}>
          {t('common.edit')}
        </MenuItem>
        <MenuItem
          icon={<Copy size={15} aria-hidden />}
          onSelect={() => navigate(`/alerts/rules/new?like=${id}`)}
        >
          {t('common.duplicate')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem danger icon={<Trash2 size={15} aria-hidden />} onSelect={onDelete}>
          {t('common.deleteAsk')}
        </MenuItem>
      </Menu>
    </li>
  )
}

function Destinations({ channels }: { channels: Channel[] }) {
  if (channels.length === 0) return <span className="faint">{t('alerts.alertRuleRow.inTheListAlone')}</span>
  return (
    <span className="row-wrap">
      {channels.map(({ id, name: given, enabled, settings: { kind } }) => {
        const name = channelName({ name: given, kind })
        return (
          <span
            key={id}
            className="channel-chip"
            title={enabled ? name : t('alerts.alertRuleRow.isDisabled', { name })}
          >
            <ChannelIcon kind={kind} size={13} />
            <span className="truncate">{name}</span>
            {!enabled && <span className="faint nowrap">{t('alerts.alertRuleRow.off')}</span>}
          </span>
        )
      })}
    </span>
  )
}
