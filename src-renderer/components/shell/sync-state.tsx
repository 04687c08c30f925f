import { RefreshCw } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useConnection } from '../../state/connection'
import { useIntegrations } from '../../state/integrations'
import { useOverview } from '../../state/overview'
import { useSyncAll } from '../../state/sync-all'
import { t } from '../../texts'
import { IconButton } from '../button'
import { useNow } from '../clock'
import { RelativeTime, relativeTime } from '../relative-time'
import { type Freshness, freshnessOf, useOnline } from './freshness'

const tones: Record<Freshness['state'], string> = {
  nothing: 'neutral',
  offline: 'medium',
  polling: 'info',
  paused: 'neutral',
  stale: 'medium',
  current: 'ok',
}

/** How old what is seen is, and when it is looked at again; one click more, and it is now. */
export function SyncState() {
  const integrations = useIntegrations((state) => state.data)
  const connected = useConnection((state) => state.state !== 'lost' && state.state !== 'ended')
  const online = useOnline()
  const now = useNow()
  if (!integrations || integrations.length === 0) return null
  const fresh = freshnessOf(integrations, now, online && connected)
  return (
    <>
      <Popover.Root>
        <Popover.Trigger asChild>
          <button type="button" className={`topbar-state tone-${tones[fresh.state]}`}>
            <span className="state-dot" data-busy={fresh.state === 'polling'} aria-hidden />
            <span className="visually-hidden">{t('shell.sync.title')}: </span>
            <span className="topbar-state-text">{inWords(fresh)}</span>
          </button>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            className="popover sync-popover"
            align="end"
            sideOffset={4}
            collisionPadding={8}
            aria-label={t('shell.sync.title')}
          >
            <p className="small soft">{t(`shell.sync.explained.${fresh.state}`)}</p>
            <table className="sync-table">
              <thead>
                <tr>
                  <th>{t('shell.sync.integration')}</th>
                  <th>{t('shell.sync.last')}</th>
                  <th>{t('shell.sync.next')}</th>
                </tr>
              </thead>
              <tbody>
                {integrations.map(({ id, name, enabled, lastGoodPollAt, nextPollAt, poll }) => (
                  <tr key={id}>
                    <th className="truncate">{name}</th>
                    <td>
                      <RelativeTime at={lastGoodPollAt} />
                    </td>
                    <td>
                      {poll ? (
                        t('shell.sync.busy')
                      ) : enabled ? (
                        <RelativeTime at={nextPollAt} none="–" />
                      ) : (
                        t('shell.sync.paused')
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      <SyncNow />
    </>
  )
}

function inWords({ state, at }: Freshness): string {
  if (state === 'current' || state === 'stale')
    return at ? t('shell.sync.synced', { when: relativeTime(at, Date.now()) }) : t('shell.sync.never')
  return t(`shell.sync.states.${state}`)
}

/** Polls all enabled integrations now; says so while any poll is under way. */
function SyncNow() {
  const overview = useOverview((state) => state.data)
  const { run, busy } = useSyncAll()
  const polling = busy || (overview?.polling ?? 0) > 0
  const nothing = !overview || overview.integrations === overview.paused
  return (
    <IconButton
      label={polling ? t('shell.sync.busy') : t('shell.sync.now')}
      aria-keyshortcuts="Control+R Meta+R"
      aria-disabled={polling || nothing || undefined}
      aria-busy={polling || undefined}
      onClick={() => {
        if (!polling && !nothing) run()
      }}
    >
      <RefreshCw size={15} className={polling ? 'spin' : undefined} />
    </IconButton>
  )
}
