import { Compass, Download, ExternalLink } from 'lucide-react'
import { Link } from 'wouter'
import type { CompliancePack } from '../../../src-preload/contract'
import { Button } from '../../components/button'
import { Page, PageHeader } from '../../components/page'
import { SkeletonLines } from '../../components/skeleton'
import { EmptyState, ErrorState } from '../../components/states'
import { useAction } from '../../state/use-action'
import { useCall } from '../../state/use-call'
import { t } from '../../texts'
import { ControlBrowser } from './control-browser'
import { exportControls } from './export-controls'
import { IntegrationPicker, useChosenIntegration } from './integration-picker'
import { occasions } from './occasions'
import { PackScore } from './pack-score'

const crumbs = [
  {
    get title() {
      return t('compliance.pack.compliance')
    },
    to: '/compliance',
  },
]

/** One pack: its score and how that moved, its controls, and what each rests on. */
export function PackScreen({ packId }: { packId: string }) {
  const integrationId = useChosenIntegration()
  const { data: pack, error, refetch } = useCall('getCompliancePack', { packId, integrationId }, occasions)
  if (pack) return <PackPage pack={pack} integrationId={integrationId} />
  return (
    <Page>
      <PageHeader
        title={t('compliance.pack.compliancePack')}
        crumbs={crumbs}
        actions={<IntegrationPicker />}
      />
      {error?.code === 'no-such-pack' && <NoSuchPack />}
      {error && error.code !== 'no-such-pack' && <ErrorState error={error} onRetry={refetch} />}
      {!error && <SkeletonLines lines={8} />}
    </Page>
  )
}

function NoSuchPack() {
  return (
    <EmptyState
      icon={<Compass size={20} aria-hidden />}
      title={t('compliance.pack.thereIsNoSuchPack')}
      actions={
        <Link href="/compliance" className="button">
          {t('compliance.pack.allPacks')}
        </Link>
      }
    >
      {t('compliance.pack.itMayHaveBeenRenamed')}
    </EmptyState>
  )
}

function PackPage({ pack, integrationId }: { pack: CompliancePack; integrationId?: string }) {
  const save = useAction(() => exportControls(pack, integrationId))
  const { name, version, description, reference, integrations } = pack
  return (
    <Page wide>
      <PageHeader
        title={name}
        crumbs={crumbs}
        description={
          <>
            {t('compliance.pack.version', { description, version })}{' '}
            <a href={reference.url} target="_blank" rel="noreferrer" className="nowrap">
              {reference.title} <ExternalLink size={12} aria-hidden />
            </a>
          </>
        }
        actions={
          <>
            <IntegrationPicker />
            <Button
              icon={<Download size={15} aria-hidden />}
              busy={save.busy}
              disabled={integrations.length === 0}
              onClick={() => void save.run()}
            >
              {t('compliance.pack.exportAsCsv')}
            </Button>
          </>
        }
      />
      <PackScore pack={pack} integrationId={integrationId} />
      <ControlBrowser pack={pack} />
    </Page>
  )
}
