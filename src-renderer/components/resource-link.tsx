import type { ReactNode } from 'react'
import { openResource, resourceRoute } from '../state/location'

/** A resource by name: a link that opens its page in the resource browser window. */
export function ResourceLink({
  integrationId,
  type,
  id,
  className,
  children,
}: {
  integrationId: string
  type: string
  id: string
  className?: string
  children: ReactNode
}) {
  return (
    <a
      className={className}
      href={`#${resourceRoute({ integrationId, type, id })}`}
      onClick={(event) => {
        // With a modifier key it is the browser's own affair: a tab, a window.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        openResource({ integrationId, type, id })
      }}
    >
      {children}
    </a>
  )
}
