import { Link } from 'wouter'
import type { Integration } from '../../../src-preload/contract'
import type { Tone } from '../../components/badge'
import { Card } from '../../components/card'
import { useNow } from '../../components/clock'
import { RelativeTime } from '../../components/relative-time'
import { isStale } from '../../components/shell/freshness'
import { pollProgress } from '../../state/poll-progress'
import { t } from '../../texts'
import { numberFormat } from '../../texts/format'

const most = 6
const percent = numberFormat({ style: 'percent', maximumFractionDigits: 0 })

/** Who watches, whether they can, and when they look again; those in trouble first. */
export function IntegrationsHealth({ integrations }: { integrations: Integration[] }) {
  const now = useNow()
  const sorted = [...integrations].sort((a, b) => trouble(b, now) - trouble(a, now))
  const more = sorted.length - most
  return (
    <Card
      title={t('common.sections.integrations')}
      flush
      actions={
        <Link href="/integrations">
          {more > 0 ? t('home.health.more', { count: more }) : t('home.health.all')}
        </Link>
      }
    >
      <ul className="home-list">
        {sorted.slice(0, most).map((integration) => (
          <li key={integration.id}>
            <Link href={`/integrations/${integration.id}/overview`} className="home-row">
              <span className={`state-dot tone-${toneOf(integration, now)}`} aria-hidden />
              <span className="truncate">{integration.name}</span>
              <span className="home-row-end">
                <Watching integration={integration} now={now} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Watching({ integration, now }: { integration: Integration; now: number }) {
  const { enabled, ready, poll, nextPollAt, lastGoodPollAt } = integration
  if (poll) return t('home.health.polling', { share: percent(pollProgress(poll).share) })
  if (!enabled) return t('home.health.paused')
  if (!ready) return <span className="tone-critical tone-text">{t('home.health.notReady')}</span>
  if (isStale(integration, now)) return <RelativeTime at={lastGoodPollAt} />
  return (
    <>
      <span className="visually-hidden">{t('home.health.ready')} </span>
      {t('home.health.next')} <RelativeTime at={nextPollAt} none="–" />
    </>
  )
}

function toneOf(integration: Integration, now: number): Tone {
  if (!integration.enabled) return 'neutral'
  if (!integration.ready) return 'critical'
  return isStale(integration, now) ? 'medium' : 'ok'
}

function trouble(integration: Integration, now: number): number {
  return ['ok', 'neutral', 'medium', 'critical'].indexOf(toneOf(integration, now))
}
