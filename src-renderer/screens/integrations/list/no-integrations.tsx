import { Plug } from 'lucide-react'
import { Link } from 'wouter'
import { Button } from '../../../components/button'
import { EmptyState } from '../../../components/states'
import { useConnectors } from '../../../state/connectors'
import { t } from '../../../texts'
import { useExploreDemo } from '../actions'

export function NoIntegrations() {
  const connectors = useConnectors((state) => state.data)
  const { run, busy } = useExploreDemo()
  const only = connectors?.length === 1 ? connectors[0] : undefined
  return (
    <EmptyState
      icon={<Plug size={20} aria-hidden />}
      title={t('integrations.noIntegrations.connectYourFirstWorkspace')}
      actions={
        <>
          <Link
            href={only ? `/integrations/add/${encodeURIComponent(only.key)}` : '/integrations/add'}
            className="button button-primary"
          >
            {only
              ? t('integrations.noIntegrations.connect', { name: only.name })
              : t('integrations.noIntegrations.addIntegration')}
          </Link>
          <Button busy={busy} onClick={() => run()}>
            {t('integrations.noIntegrations.exploreADemoWorkspace')}
          </Button>
        </>
      }
    >
      {t('integrations.noIntegrations.sightlineReadsWhoAndWhat')}
    </EmptyState>
  )
}
