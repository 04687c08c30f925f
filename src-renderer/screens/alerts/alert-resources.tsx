import { useState } from 'react'
import type { Alert } from '../../../src-preload/contract'
import { ResourceLink } from '../../components/resource-link'

const firstFew = 10

/** The resources an alert is about, each a link; beyond the first ten only when asked for. */
export function AlertResources({
  integrationId,
  findings,
}: {
  integrationId: string
  findings: Alert['findings']
}) {
  const [all, setAll] = useState(false)
  const shown = all ? findings : findings.slice(0, firstFew)
  const more = findings.length - shown.length
  return (
    <p className="alert-resources">
      {shown.map(({ resourceType, resourceId, resourceName }, index) => (
        <span key={resourceId}>
          <ResourceLink
            integrationId={integrationId}
            type={resourceType}
            id={resourceId}
            className="quiet-link"
          >
            {resourceName}
          </ResourceLink>
          {index < shown.length - 1 && ', '}
        </span>
      ))}
      {findings.length > firstFew && (
        <>
          {' '}
          <button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Show fewer' : `and ${more.toLocaleString()} more`}
          </button>
        </>
      )}
    </p>
  )
}
