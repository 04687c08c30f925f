import { ChevronRight } from 'lucide-react'
import { Link } from 'wouter'
import type { CompliancePackSummary } from '../../../src-preload/contract'
import { useNow } from '../../components/clock'
import { Page, PageHeader } from '../../components/page'
import { QueryView } from '../../components/query-view'
import { useIntegrations } from '../../state/integrations'
import { useCall } from '../../state/use-call'
import { t } from '../../texts'
import { Rich } from '../../texts/rich'
import { IntegrationPicker, useChosenIntegration } from './integration-picker'
import { occasions } from './occasions'
import { percent } from './percent'
import { Sparkline } from './sparkline'
import { StandingBar } from './standing-bar'

/** The packs, each with its score, how that moved, and how many controls stand how. */
export function ComplianceScreen() {
  const integrationId = useChosenIntegration()
  const packs = useCall('listCompliancePacks', { integrationId }, occasions)
  const integrations = useIntegrations((state) => state.data)
  return (
    <Page>
      <PageHeader
        title={t('compliance.screen.compliance')}
        description={
          integrations?.length === 0 ? (
            <Rich
              text="compliance.screen.connectAnIntegrationToSee"
              components={{ to: <Link href="/integrations/add" /> }}
            />
          ) : (
            t('compliance.screen.controlsThatRulesAndPeople')
          )
        }
        actions={<IntegrationPicker />}
      />
      <QueryView state={packs}>
        {(all) => (
          <ul className="packs" aria-label={t('compliance.screen.compliancePacks')}>
            {all.map((pack) => (
              <PackItem key={pack.id} pack={pack} integrationId={integrationId} />
            ))}
          </ul>
        )}
      </QueryView>
    </Page>
  )
}

function PackItem({ pack, integrationId }: { pack: CompliancePackSummary; integrationId?: string }) {
  const now = useNow()
  const { id, name, description, standing, trend, controls } = pack
  const of = integrationId ? `?integration=${encodeURIComponent(integrationId)}` : ''
  return (
    <li className="pack">
      <div className="pack-text">
        <h2>
          <Link href={`/compliance/${encodeURIComponent(id)}${of}`} className="quiet-link">
            {name}
          </Link>
        </h2>
        <p className="small soft">{t('compliance.screen.controls', { controls, description })}</p>
      </div>
      <Sparkline steps={trend} now={now} />
      <p className="pack-score">
        {standing.score === null ? (
          <span className="small soft nowrap">
            {trend.length > 0 ? t('compliance.screen.noScoreNow') : t('compliance.screen.noScoreYet')}
          </span>
        ) : (
          percent(standing.score)
        )}
      </p>
      <ChevronRight size={16} aria-hidden className="pack-chevron" />
      <StandingBar standing={standing} />
    </li>
  )
}
