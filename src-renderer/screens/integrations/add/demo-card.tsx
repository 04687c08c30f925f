import { ArrowRight } from 'lucide-react'
import { Link } from 'wouter'
import { Button } from '../../../components/button'
import { useIntegrations } from '../../../state/integrations'
import { t } from '../../../texts'
import { useExploreDemo } from '../actions'
import { IntegrationMark } from '../integration-mark'

/** The built-in demo, for those who have no token at hand; there is at most one. */
export function DemoCard() {
  const demo = useIntegrations((state) => state.data?.find((integration) => integration.demo))
  const { run, busy } = useExploreDemo()
  return (
    <div className="catalog-card">
      <IntegrationMark name={t('integrations.demoCard.demoWorkspace')} demo />
      <h2>{t('integrations.demoCard.demoWorkspace')}</h2>
      <p className="soft">{t('integrations.demoCard.aMadeUpCompanyOn')}</p>
      <p>
        {demo ? (
          <Link href={`/integrations/${demo.id}`} className="button">
            {t('integrations.demoCard.openTheDemoWorkspace')}
            <ArrowRight size={15} aria-hidden />
          </Link>
        ) : (
          <Button busy={busy} onClick={() => run()}>
            {t('integrations.demoCard.exploreADemoWorkspace')}
          </Button>
        )}
      </p>
    </div>
  )
}
