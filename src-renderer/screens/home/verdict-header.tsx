import { Play } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { type Overview, type Severity, type SeverityCounts, severities } from '../../../src-preload/contract'
import { Button } from '../../components/button'
import { classNames } from '../../components/class-names'
import { usePageTitle } from '../../components/page'
import { RelativeTime } from '../../components/relative-time'
import { verdictLooks } from '../../components/shell/verdict-looks'
import { api } from '../../state/bridge'
import { useIntegrations } from '../../state/integrations'
import { useOverview } from '../../state/overview'
import { useAction } from '../../state/use-action'

/** The state in one sentence, which is the page's h1, and the facts it stands on. */
export function VerdictHeader({ overview }: { overview: Overview }) {
  usePageTitle('Home')
  const { icon: Icon, tone: usual, spin } = verdictLooks[overview.state]
  const tone = overview.state === 'findings' ? worst(overview.findings) : usual
  return (
    <header className="verdict">
      <span className={classNames('verdict-icon', `tone-${tone}`)}>
        <Icon size={22} aria-hidden className={spin ? 'spin' : undefined} />
      </span>
      <div className="verdict-text">
        <h1>{overview.summary}</h1>
        {overview.state === 'first_poll' ? (
          <p className="soft">
            Findings and alerts follow when it has ended. You can go elsewhere meanwhile.
          </p>
        ) : (
          <Facts overview={overview} />
        )}
      </div>
      <WayOut state={overview.state} />
    </header>
  )
}

function Facts({ overview }: { overview: Overview }) {
  const lastPollAt = useIntegrations(({ data }) => latest(data?.map((each) => each.lastPollAt) ?? []))
  return (
    <p className="facts">
      <span>
        Last poll <RelativeTime at={lastPollAt} none="never" />
      </span>
      <span>{count(overview.resources, 'resource')}</span>
      <span>{count(overview.changes24h, 'change')} in 24 hours</span>
      {overview.notEvaluated > 0 && overview.state !== 'not_evaluated' && (
        <Link href="/rules?status=not_evaluated">{count(overview.notEvaluated, 'rule')} not evaluated</Link>
      )}
      {overview.paused > 0 && overview.state !== 'paused' && (
        <Link href="/integrations">{overview.paused} paused</Link>
      )}
    </p>
  )
}

/** The one thing to do about it, where there is one. */
function WayOut({ state }: { state: Overview['state'] }): ReactNode {
  const broken = useIntegrations(({ data }) => data?.find((each) => each.enabled && !each.ready))
  const resume = useAction(async () => {
    await api.setAllEnabled({ enabled: true })
    await useOverview.getState().refresh()
  })
  switch (state) {
    case 'not_ready':
      return (
        broken && (
          <Link href={`/integrations/${broken.id}/overview`} className="button">
            See what to do
          </Link>
        )
      )
    case 'paused':
      return (
        <Button icon={<Play size={15} aria-hidden />} busy={resume.busy} onClick={() => resume.run()}>
          Resume all
        </Button>
      )
    case 'not_evaluated':
      return (
        <Link href="/rules?status=not_evaluated" className="button">
          See why
        </Link>
      )
    default:
      return null
  }
}

function worst(counts: SeverityCounts): Severity {
  return severities.find((severity) => counts[severity] > 0) ?? 'high'
}

function latest(instants: (string | null)[]): string | null {
  return instants.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null)
}

function count(number: number, word: string): string {
  return `${number.toLocaleString()} ${number === 1 ? word : `${word}s`}`
}
