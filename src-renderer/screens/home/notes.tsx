import { Link } from 'wouter'
import type { Integration } from '../../../src-preload/contract'
import { useNow } from '../../components/clock'
import { relativeTime } from '../../components/relative-time'
import { isStale, useOnline } from '../../components/shell/freshness'
import { StateNote } from '../../components/states'
import { useConnection } from '../../state/connection'
import { t } from '../../texts'
import { formatList } from '../../texts/format'

/** What must be known to read the rest rightly: it is old, not all of it is watched, or it is made up. */
export function Notes({ integrations }: { integrations: Integration[] }) {
  const now = useNow()
  const online = useOnline()
  const connected = useConnection((connection) => connection.state !== 'lost')
  const stale = integrations.filter((each) => isStale(each, now))
  const paused = integrations.filter(({ enabled }) => !enabled)
  const demo = integrations.find((each) => each.demo)
  const oldest = stale.flatMap(({ lastGoodPollAt }) => lastGoodPollAt ?? []).sort()[0]
  return (
    <>
      {/* That the engine is out of reach is told above the whole window. */}
      {!online && connected && <StateNote kind="offline">{t('home.notes.offline')}</StateNote>}
      {stale.length > 0 && oldest && (
        <StateNote
          kind="stale"
          actions={
            <Link href={stale.length === 1 ? `/integrations/${stale[0]?.id}/overview` : '/integrations'}>
              {t('home.notes.staleWhy')}
            </Link>
          }
        >
          {t('home.notes.stale', {
            names: formatList(stale.map(({ name }) => name)),
            when: relativeTime(oldest, Date.now()),
          })}
        </StateNote>
      )}
      {paused.length > 0 && paused.length < integrations.length && (
        <StateNote
          kind="paused"
          actions={<Link href="/integrations">{t('common.sections.integrations')}</Link>}
        >
          {t('home.notes.paused', { names: formatList(paused.map(({ name }) => name)) })}
        </StateNote>
      )}
      {demo && integrations.length === 1 && (
        <StateNote kind="demo" actions={<Link href="/integrations/add">{t('home.notes.demoConnect')}</Link>}>
          {t('home.notes.demo')}
        </StateNote>
      )}
    </>
  )
}
