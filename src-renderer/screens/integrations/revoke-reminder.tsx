import { ExternalLink } from 'lucide-react'
import { Banner } from '../../components/banner'
import { Button } from '../../components/button'
import { Dialog } from '../../components/dialog'
import { useConnector } from '../../state/connectors'
import { counted } from './counted'
import type { Gone } from './deletion'

/** After a deletion: here the token is gone, at the provider it is still good. */
export function RevokeReminder({ gone, onClose }: { gone: Gone; onClose(): void }) {
  const { integration, resources, changes } = gone
  const connector = useConnector(integration.connector)
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${integration.name} was deleted`}
      description={`Its token, ${counted(resources, 'resource')} and ${counted(changes, 'recorded change')} are gone from this machine.`}
      actions={
        <>
          {connector && (
            <a className="button" href={connector.guide.documentationUrl} target="_blank" rel="noreferrer">
              <ExternalLink size={15} aria-hidden />
              Documentation
            </a>
          )}
          <Button kind="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <Banner tone="medium" title="One thing is left to do">
        {connector?.guide.revoke ?? `Revoke the token in ${integration.connectorName} as well.`}
      </Banner>
    </Dialog>
  )
}
