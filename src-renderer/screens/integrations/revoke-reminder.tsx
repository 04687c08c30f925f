import { ExternalLink } from 'lucide-react'
import { Banner } from '../../components/banner'
import { Button } from '../../components/button'
import { Dialog } from '../../components/dialog'
import { useConnector } from '../../state/connectors'
import { t } from '../../texts'
import type { Gone } from './deletion'

/** After a deletion: here the token is gone, at the provider it is still good. */
export function RevokeReminder({ gone, onClose }: { gone: Gone; onClose(): void }) {
  const { integration, resources, changes } = gone
  const connector = useConnector(integration.connector)
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('integrations.revokeReminder.wasDeleted', { name: integration.name })}
      description={t('integrations.revokeReminder.itsTokenAndAreGone', {
        resources: t('common.counts.resource', { count: resources }),
        changes: t('common.counts.recordedChange', { count: changes }),
      })}
      actions={
        <>
          {connector?.guide.documentationUrl && (
            <a className="button" href={connector.guide.documentationUrl} target="_blank" rel="noreferrer">
              <ExternalLink size={15} aria-hidden />
              {t('integrations.revokeReminder.documentation')}
            </a>
          )}
          <Button kind="primary" onClick={onClose}>
            {t('common.done')}
          </Button>
        </>
      }
    >
      <Banner tone="medium" title={t('integrations.revokeReminder.oneThingIsLeftTo')}>
        {connector?.guide.revoke ??
          t('integrations.revokeReminder.revokeTheTokenInAs', { connector: integration.connectorName })}
      </Banner>
    </Dialog>
  )
}
