import { Plug } from 'lucide-react'
import { Link } from 'wouter'
import { Page, PageHeader } from '../../components/page'
import { QueryView } from '../../components/query-view'
import { EmptyState } from '../../components/states'
import { Tabs } from '../../components/tabs'
import { useIntegrations } from '../../state/integrations'
import { navigate } from '../../state/location'
import { SubjectSearch } from './explore/subject-search'
import { NewReview } from './reviews/new-review'
import { ReviewTable } from './reviews/review-table'

/** Who can touch what, and the campaigns in which that is gone through. */
export function AccessScreen({ tab }: { tab: 'explore' | 'reviews' }) {
  const integrations = useIntegrations()
  return (
    <Page wide fill>
      <PageHeader
        title="Access"
        description="Who can touch what, through what, and what would change if a grant went away."
        actions={
          integrations.data && integrations.data.length > 0 && <NewReview integrations={integrations.data} />
        }
      />
      <QueryView state={integrations}>
        {(all) => (all.length === 0 ? <NothingConnected /> : <AccessTabs tab={tab} />)}
      </QueryView>
    </Page>
  )
}

function AccessTabs({ tab }: { tab: 'explore' | 'reviews' }) {
  return (
    <div className="fill-tabs">
      <Tabs
        label="Access"
        value={tab}
        onChange={(next) => navigate(next === 'reviews' ? '/access/reviews' : '/access')}
        tabs={[
          { key: 'explore', title: 'Explore', content: <SubjectSearch /> },
          { key: 'reviews', title: 'Reviews', content: <ReviewTable /> },
        ]}
      />
    </div>
  )
}

function NothingConnected() {
  return (
    <EmptyState
      icon={<Plug size={20} aria-hidden />}
      title="There is no access to look at yet"
      actions={
        <Link href="/integrations/add" className="button button-primary">
          Add integration…
        </Link>
      }
    >
      Connect a workspace: after its first poll, you see who can touch what in it.
    </EmptyState>
  )
}
