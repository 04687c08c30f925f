import { Play } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Overview } from '../../../src-preload/contract'
import { severities } from '../../../src-preload/words'
import { Button } from '../../components/button'
import { usePageTitle } from '../../components/page'
import { absoluteTime, RelativeTime } from '../../components/relative-time'
import { verdictLooks } from '../../components/shell/verdict-looks'
import { verdictSentence, worst } from '../../components/shell/verdict-sentence'
import { api } from '../../state/bridge'
import { useIntegrations } from '../../state/integrations'
import { findingsRoute } from '../../state/location'
import { useOverview } from '../../state/overview'
import { useAction } from '../../state/use-action'
import { t } from '../../texts'
import { Rich } from '../../texts/rich'

/** The state in one sentence, which is the page's h1, and the facts it stands on. */
export function VerdictHeader({ overview }: { overview: Overview }) {
  usePageTitle(t('common.sections.home'))
  const { icon: Icon, tone: usual, spin } = verdictLooks[overview.state]
  const tone = overview.state === 'findings' ? worst(overview.findings) : usual
  return (
    <header className={`verdict tone-${tone}`}>
      <Icon size={22} aria-hidden className={spin ? 'spin' : undefined} />
      <div className="verdict-text">
        <h1>{verdictSentence(overview)}</h1>
        {overview.state === 'first_poll' ? (
          <p className="soft">{t('home.firstPoll')}</p>
        ) : (
          <Facts overview={overview} />
        )}
      </div>
      <WayOut overview={overview} />
    </header>
  )
}

function Facts({ overview }: { overview: Overview }) {
  // A poll that learned nothing makes nothing of what is shown any newer.
  const syncedAt = useIntegrations(({ data }) => latest(data?.map((each) => each.lastGoodPollAt) ?? []))
  const total = severities.reduce((sum, severity) => sum + overview.findings[severity], 0)
  return (
    <p className="facts">
      {overview.state === 'findings' && (
        <Link href={findingsRoute}>{t('home.facts.findings', { count: total })}</Link>
      )}
      {isUnwatched(overview) && syncedAt !== null ? (
        <strong>{t('home.facts.notWatchedSince', { when: absoluteTime(syncedAt) })}</strong>
      ) : (
        <span>
          {syncedAt === null ? (
            t('shell.sync.never')
          ) : (
            <Rich text="home.facts.synced" components={{ when: <RelativeTime at={syncedAt} /> }} />
          )}
        </span>
      )}
      <span>{t('home.facts.resources', { count: overview.resources })}</span>
      {overview.notEvaluated > 0 && overview.state !== 'not_evaluated' && (
        <Link href="/rules?status=not_evaluated">
          {overview.integrations > 1
            ? t('home.facts.notEvaluatedEverywhere', { count: overview.notEvaluated })
            : t('home.facts.notEvaluated', { count: overview.notEvaluated })}
        </Link>
      )}
    </p>
  )
}

/** The one thing to do about it, where there is one. */
function WayOut({ overview }: { overview: Overview }): ReactNode {
  // What is not watched at all is the first thing to do something about, whatever it last was.
  const state = isUnwatched(overview) ? 'paused' : overview.state
  const broken = useIntegrations(({ data }) => data?.find((each) => each.enabled && !each.ready))
  const resume = useAction(async () => {
    await api.setAllEnabled({ enabled: true })
    await useOverview.getState().refresh()
  })
  switch (state) {
    case 'not_ready':
      return (
        broken && (
          <Link href={`/integrations/${broken.id}/overview`} className="button button-primary">
            {t('home.wayOut.notReady')}
          </Link>
        )
      )
    case 'paused':
      return (
        <Button
          kind="primary"
          icon={<Play size={15} aria-hidden />}
          busy={resume.busy}
          onClick={() => resume.run()}
        >
          {t('home.wayOut.paused')}
        </Button>
      )
    case 'not_evaluated':
      return (
        <Link href="/rules?status=not_evaluated" className="button">
          {t('home.wayOut.notEvaluated')}
        </Link>
      )
    default:
      return null
  }
}

/** Every integration is disabled: whatever is told was so when they were. */
const isUnwatched = ({ integrations, paused }: Overview) => integrations > 0 && integrations === paused

function latest(instants: (string | null)[]): string | null {
  return instants.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null)
}
