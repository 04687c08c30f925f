import { ExternalLink, X } from 'lucide-react'
import type { Finding } from '../../../src-preload/contract'
import { IconButton } from '../../components/button'
import { KeyValues } from '../../components/key-values'
import { RelativeTime } from '../../components/relative-time'
import { ResourceLink } from '../../components/resource-link'
import { TypeTitle } from '../../components/type-title'
import { useResourceType } from '../../state/resource-types'
import { evidenceItems } from './evidence'

/** Why one resource is a finding: the row of the rule's query that it gave. */
export function FindingDetail({ finding, onClose }: { finding: Finding; onClose(): void }) {
  const type = useResourceType(finding.resourceType)
  return (
    <aside className="finding" aria-label={`Finding: ${finding.resourceName}`}>
      <div className="spread">
        <div className="finding-title">
          <h3>{finding.resourceName}</h3>
          <span className="soft small">
            <TypeTitle type={finding.resourceType} form="singular" /> in {finding.integrationName}
          </span>
        </div>
        <IconButton label="Close the finding" size="small" onClick={onClose}>
          <X size={16} />
        </IconButton>
      </div>
      <section className="stack-s" aria-label="Evidence">
        <h4>Evidence</h4>
        <KeyValues items={evidenceItems(finding.evidence, type?.columns ?? [])} />
      </section>
      <section className="stack-s" aria-label="Dates">
        <h4>Since</h4>
        <KeyValues
          items={[
            ['First seen', <RelativeTime key="first" at={finding.firstSeenAt} />],
            ['Opened', <RelativeTime key="opened" at={finding.openedAt} />],
            ['Resolved', finding.resolvedAt && <RelativeTime key="resolved" at={finding.resolvedAt} />],
          ]}
        />
      </section>
      <ResourceLink
        className="button"
        integrationId={finding.integrationId}
        type={finding.resourceType}
        id={finding.resourceId}
      >
        <ExternalLink size={15} aria-hidden />
        Open the resource
      </ResourceLink>
    </aside>
  )
}
