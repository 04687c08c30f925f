import { Plug } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { ConnectionNotice } from '../../components/shell/connection-notice'
import { SkeletonLines } from '../../components/skeleton'
import { EmptyState, ErrorState } from '../../components/states'
import { useIntegrations } from '../../state/integrations'
import { useResourceTypes } from '../../state/resource-types'
import { t } from '../../texts'
import { BrowserPanes } from './browser/browser-panes'
import { useBrowserView } from './browser/view'

/** The resource browser window: routes /browser and /browser/:integration/:type/:id. */
export default function BrowserWindow() {
  return (
    <div className="browser">
      <ConnectionNotice />
      <BrowserContent />
    </div>
  )
}

function BrowserContent() {
  const view = useBrowserView()
  const types = useResourceTypes()
  const integrations = useIntegrations()
  const failed = [types, integrations].find(({ data, error }) => !data && error)
  if (failed?.error)
    return (
      <Alone>
        <ErrorState error={failed.error} onRetry={failed.refresh} />
      </Alone>
    )
  if (!types.data || !integrations.data)
    return (
      <Alone>
        <SkeletonLines lines={8} />
      </Alone>
    )
  if (integrations.data.length === 0)
    return (
      <Alone>
        <EmptyState icon={<Plug size={20} aria-hidden />} title={t('browser.screen.nothingIsConnectedYet')}>
          {t('browser.screen.addAnIntegrationIn')}
        </EmptyState>
      </Alone>
    )
  return <BrowserPanes view={view} types={types.data} integrations={integrations.data} />
}

/** In place of all panes. */
function Alone({ children }: { children: ReactNode }) {
  useEffect(() => {
    document.title = t('browser.screen.resourcesSightline')
  }, [])
  return (
    <main className="browser-alone">
      <h1 className="visually-hidden">{t('common.resources')}</h1>
      {children}
    </main>
  )
}
