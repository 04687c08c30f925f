import { CirclePause, CirclePlay, RefreshCw, Trash2 } from 'lucide-react'
import type { Integration } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { PageHeader } from '../../../components/page'
import { IntegrationStatus } from '../../../components/status-badge'
import { Tags } from '../../../components/tags-field'
import { t } from '../../../texts'
import { useSetEnabled, useSync } from '../actions'
import { askToDelete } from '../deletion'

export function IntegrationHeader({ integration }: { integration: Integration }) {
  const { name, description, workspaceName, connectorName, demo, tags } = integration
  return (
    <PageHeader
      title={name}
      crumbs={[{ title: t('common.integrations'), to: '/integrations' }]}
      badges={<IntegrationStatus integration={integration} />}
      description={
        <>
          <div className="row-wrap">
            {[demo ? t('integrations.integrationHeader.demo') : connectorName, workspaceName]
              .filter(Boolean)
              .join(' · ')}
            <Tags tags={tags} />
          </div>
          {description && <p>{description}</p>}
        </>
      }
      actions={<HeaderActions integration={integration} />}
    />
  )
}

function HeaderActions({ integration }: { integration: Integration }) {
  const { id, enabled, poll } = integration
  const sync = useSync(id)
  const setEnabled = useSetEnabled(id)
  const polling = poll !== null || (sync.busy && enabled)
  return (
    <>
      <Button
        kind={enabled ? 'primary' : undefined}
        icon={<RefreshCw size={15} aria-hidden />}
        busy={polling}
        disabled={!enabled}
        onClick={() => sync.run()}
      >
        {polling ? t('integrations.integrationHeader.syncing') : t('common.syncNow')}
      </Button>
      <Button
        kind={enabled ? undefined : 'primary'}
        icon={enabled ? <CirclePause size={15} aria-hidden /> : <CirclePlay size={15} aria-hidden />}
        busy={setEnabled.busy}
        onClick={() => setEnabled.run(!enabled)}
      >
        {enabled ? t('integrations.integrationHeader.disable') : t('integrations.integrationHeader.enable')}
      </Button>
      <Button
        kind="quiet-danger"
        icon={<Trash2 size={15} aria-hidden />}
        onClick={() => askToDelete(integration)}
      >
        {t('common.delete')}
      </Button>
    </>
  )
}
