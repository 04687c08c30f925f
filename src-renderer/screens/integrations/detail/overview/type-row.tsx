import type {
  Integration,
  PollType,
  ResourceTypeCount,
  ResourceTypeInfo,
} from '../../../../../src-preload/contract'
import { RelativeTime } from '../../../../components/relative-time'
import { StatusBadge } from '../../../../components/status-badge'
import { openResourceBrowser } from '../../../../state/location'
import { hasEnded } from '../../../../state/poll-progress'
import { t } from '../../../../texts'
import { formatNumber } from '../../../../texts/format'
import { Rich } from '../../../../texts/rich'
import { LiveType } from './live-type'

export function TypeRow({
  integration,
  type,
  count,
  live,
  first,
}: {
  integration: Integration
  type: ResourceTypeInfo
  count: ResourceTypeCount | undefined
  /** What the poll under way makes of it. */
  live: PollType | undefined
  /** Whether that is the first one: it takes stock, and all that it adds was there before. */
  first: boolean
}) {
  // The counts are asked for once a poll has ended; what it has committed is true before that.
  const known = count?.count ?? 0
  const shown = live && (hasEnded(live) ? live.status === 'ok' : known === 0) ? live.listed : known
  return (
    <tr>
      <td>
        <button
          type="button"
          className="integration-link"
          title={type.description}
          onClick={() => openResourceBrowser({ type: type.key, integration: integration.id })}
        >
          {type.title}
        </button>
      </td>
      <td className="end">{formatNumber(shown)}</td>
      <td className="end">
        {count && count.changes24h > 0 ? formatNumber(count.changes24h) : <span className="faint">0</span>}
      </td>
      <td>
        {live ? (
          <LiveType live={live} title={type.title} first={first} />
        ) : (
          count && <Standing count={count} toldAbove={integration.reason} />
        )}
      </td>
    </tr>
  )
}

/** The last poll's word on the type; if that is not a good one, how old what is shown is. */
function Standing({
  count: { status, reason, listedAt },
  toldAbove,
}: {
  count: ResourceTypeCount
  /** Why nothing at all could be read: each type has it as its own reason. */
  toldAbove: string | null
}) {
  return (
    <div className="integration-standing">
      <StatusBadge status={`type-${status}`} />
      <span className="small soft">
        {status === 'ok' || !listedAt ? (
          <RelativeTime at={listedAt} none={t('integrations.typeRow.neverListed')} />
        ) : (
          <Rich text="integrations.typeRow.complete" components={{ time: <RelativeTime at={listedAt} /> }} />
        )}
      </span>
      {reason && reason !== toldAbove && <span className="small integration-standing-reason">{reason}</span>}
    </div>
  )
}
