import { AppWindow, Boxes } from 'lucide-react'
import { Link } from 'wouter'
import type { ResourceTypeCount, ResourceTypeInfo } from '../../../src-preload/contract'
import { Button } from '../../components/button'
import { RecentChanges } from '../../components/changes/recent-changes'
import { Figure } from '../../components/figure'
import { IntegrationSelect } from '../../components/integration-select'
import { Page, PageHeader } from '../../components/page'
import { QueryView } from '../../components/query-view'
import { EmptyState } from '../../components/states'
import { useIntegrations } from '../../state/integrations'
import { navigate, openResourceBrowser, useHashLocation } from '../../state/location'
import { useResourceTypes } from '../../state/resource-types'
import { t } from '../../texts'
import { useCounts } from './browser/use-counts'
import { TypeTable } from './type-table'

/** All that is mirrored, at a glance; the resource browser has the lists. */
export default function ResourcesScreen() {
  const integrations = useIntegrations()
  const all = integrations.data ?? []
  // One that was deleted meanwhile is as good as none.
  const wished = new URLSearchParams(useHashLocation.searchHook()).get('integration')
  const integrationId = all.find(({ id }) => id === wished)?.id ?? null
  const choose = (id: string) =>
    navigate(id ? `/resources?${new URLSearchParams({ integration: id })}` : '/resources', { replace: true })
  return (
    <Page wide>
      <PageHeader
        title={t('common.resources')}
        description={t('browser.resources.whatIsInTheWorkspaces')}
        actions={
          all.length > 0 && (
            <>
              <IntegrationSelect value={integrationId ?? ''} onChange={choose} />
              <Button
                icon={<AppWindow size={15} aria-hidden />}
                onClick={() => openResourceBrowser(integrationId ? { integration: integrationId } : {})}
              >
                {t('browser.resources.openResourceBrowser')}
              </Button>
            </>
          )
        }
      />
      <QueryView state={integrations}>
        {() =>
          all.length === 0 ? (
            <NothingConnected />
          ) : (
            <Overview integrationId={integrationId} several={integrationId === null && all.length > 1} />
          )
        }
      </QueryView>
    </Page>
  )
}

function Overview({ integrationId, several }: { integrationId: string | null; several: boolean }) {
  const all = useResourceTypes()
  const counts = useCounts(integrationId)
  return (
    <QueryView state={all}>
      {(types) => (
        <QueryView state={counts}>
          {(counted) => {
            const known = types.filter(({ key }) => counted.some(({ type }) => type === key))
            return (
              <>
                <div className="figures resources-figures">
                  <Figure label={t('common.resourceTypes')} value={known.length} />
                  <Figure
                    label={t('common.resources')}
                    value={sum(counted.filter(isResource(known)), 'count')}
                  />
                  <Figure label={t('browser.resources.changesIn24H')} value={sum(counted, 'changes24h')} />
                </div>
                <div className="resources-columns">
                  <TypeTable types={known} counts={counted} integrationId={integrationId} several={several} />
                  <RecentChanges integrationId={integrationId} several={several} most={20} />
                </div>
              </>
            )
          }}
        </QueryView>
      )}
    </QueryView>
  )
}

function NothingConnected() {
  return (
    <EmptyState
      icon={<Boxes size={20} aria-hidden />}
      title={t('browser.resources.nothingIsConnectedYet')}
      actions={
        <Link href="/integrations/add" className="button button-primary">
          {t('browser.resources.addAnIntegration')}
        </Link>
      }
    >
      {t('browser.resources.connectAWorkspaceWhatIs')}
    </EmptyState>
  )
}

/** Entries of a log are no resources. */
const isResource = (types: ResourceTypeInfo[]) => {
  const logs = new Set(types.filter(({ log }) => log).map(({ key }) => key))
  return ({ type }: ResourceTypeCount) => !logs.has(type)
}

function sum(counts: ResourceTypeCount[], what: 'count' | 'changes24h'): number {
  return counts.reduce((total, count) => total + count[what], 0)
}
