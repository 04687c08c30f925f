import { RecentChanges } from '../../components/changes/recent-changes'
import { DamageBanner } from '../../components/damage-banner'
import { Page } from '../../components/page'
import { QueryView } from '../../components/query-view'
import { useIntegrations } from '../../state/integrations'
import { useOverview } from '../../state/overview'
import { FirstPolls } from './first-polls'
import { IntegrationsHealth } from './integrations-health'
import { LatestAlerts } from './latest-alerts'
import { PinnedQueries } from './pinned-queries'
import { SeverityFigures } from './severity-figures'
import { VerdictHeader } from './verdict-header'
import { Welcome } from './welcome'

/** “Am I all right?”, answered before anything else; then what changed, what was told, and who watches. */
export default function HomeScreen() {
  const overview = useOverview()
  const integrations = useIntegrations()
  return (
    <Page>
      <QueryView state={overview}>
        {(facts) => {
          const notice = facts.notice && <DamageBanner notice={facts.notice} />
          if (facts.state === 'empty')
            return (
              <>
                {notice}
                <Welcome />
              </>
            )
          const header = (
            <>
              {notice}
              <VerdictHeader overview={facts} />
            </>
          )
          if (facts.state === 'first_poll')
            return (
              <>
                {header}
                <FirstPolls integrations={integrations.data ?? []} />
              </>
            )
          return (
            <>
              {header}
              <SeverityFigures counts={facts.findings} />
              <PinnedQueries />
              <div className="home-columns">
                <RecentChanges most={10} several={facts.integrations > 1} />
                <div className="stack">
                  <QueryView state={integrations}>
                    {(all) => <IntegrationsHealth integrations={all} />}
                  </QueryView>
                  <LatestAlerts alerts={facts.latestAlerts} />
                </div>
              </div>
            </>
          )
        }}
      </QueryView>
    </Page>
  )
}
