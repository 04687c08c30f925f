import { Link } from 'wouter'
import type { Channel } from '../../../../../src-preload/contract'
import { t } from '../../../../texts'
import { ChannelIcon, channelKinds, channelName } from '../../channels/channel-kinds'

/** The channels that it is told in. Without any, it is in the list of alerts alone. */
export function WhereField({
  channels,
  chosen,
  back,
  onChange,
}: {
  channels: Channel[]
  chosen: string[]
  /** The form's route: a channel that is added meanwhile leads back there. */
  back: string
  onChange(channelIds: string[]): void
}) {
  return (
    <div className="stack-s">
      <ul className="channel-choice" aria-label={t('common.channels')}>
        {channels.map(({ id, name, enabled, address, settings }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                onChange={({ target }) =>
                  onChange(target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
                }
              />
              <ChannelIcon kind={settings.kind} />
              <span className="truncate">{channelName({ name, kind: settings.kind })}</span>
              <span className="soft small truncate">{address || channelKinds[settings.kind].note}</span>
              {!enabled && <span className="tag">{t('common.disabled')}</span>}
            </label>
          </li>
        ))}
      </ul>
      <p className="field-hint">
        {chosen.length === 0 && `${t('alerts.whereField.none')} `}
        <Link
          href={`/alerts/channels/new?${new URLSearchParams({ back })}`}
          // As chosen now, and that one with them.
          onClick={() => onChange(chosen)}
        >
          {t('alerts.whereField.addAChannel')}
        </Link>
      </p>
    </div>
  )
}
