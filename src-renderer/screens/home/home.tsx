import type { Overview } from '../../../src-preload/contract'
import { DamageBanner } from '../../components/damage-banner'
import { Page } from '../../components/page'
import { QueryView } from '../../components/query-view'
import { useIntegrations } from '../../state/integrations'
import { useOverview } from '../../state/overview'
import { FirstPolls } from './first-polls'
import { FixFirst } from './fix-first'
import { HomeSkeleton } from './home-skeleton'
import { IntegrationsHealth } from './integrations-health'
import { Notes } from './notes'
import { PinnedQueries } from './pinned-queries'
import { Posture } from './posture'
import { SeverityFigures } from './severity-figures'
import { VerdictHeader } from './verdict-header'
import { Welcome } from './welcome'
import { WhoChanged } from './who-changed'

/** “Am I all right?”, answered before anything else; then what changed and by whom, and what to do first. */
export default function HomeScreen() {
  const overview = useOverview()
  return (
    <Page>
      <QueryView state={overview} loading={<HomeSkeleton />}>
        {(facts) => (
          <>
            {facts.notice && <DamageBanner notice={facts.notice} />}
            {facts.state === 'empty' ? <Welcome /> : <Standing overview={facts} />}
          </>
        )}
      </QueryView>
    </Page>
  )
}

function Standing({ overview }: { overview: Overview }) {
  const integrations = useIntegrations()
  const all = integrations.data ?? []
  return (
    <div className="home">
      <VerdictHeader overview={overview} />
      <Notes integrations={all} />
      {overview.state === 'first_poll' ? (
        <FirstPolls integrations={all} />
      ) : (
        <>
          <div className="home-standing">
            <Posture />
            <SeverityFigures counts={overview.findings} />
          </div>
          <div className="home-columns">
            <WhoChanged several={overview.integrations > 1} />
            <div className="home-side">
              <FixFirst />
              <QueryView state={integrations}>
                {(them) => <IntegrationsHealth integrations={them} />}
              </QueryView>
            </div>
          </div>
          <PinnedQueries />
        </>
      )}
    </div>
  )
}
