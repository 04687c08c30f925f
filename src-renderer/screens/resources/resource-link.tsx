import type { MouseEvent, ReactNode } from 'react'
import { openResource, resourceRoute } from '../../state/location'
import type { ResourceKey } from './browser/view'

/** From the main window to a resource's page, which is in a window of its own. */
export function ResourceLink({ resource, children }: { resource: ResourceKey; children: ReactNode }) {
  const open = (event: MouseEvent) => {
    event.preventDefault()
    openResource(resource)
  }
  return (
    <a href={`#${resourceRoute(resource)}`} onClick={open}>
      {children}
    </a>
  )
}
