import { KeyRound } from 'lucide-react'
import type { AccessKind } from '../../../../src-preload/contract'
import { accessKinds } from '../../../components/access-kinds'
import { accessRoute, openInMain } from '../../../state/location'
import type { ResourceKey } from '../browser/view'

/** Leads to the answer in the main window. */
export function AccessLink({ resource, kind }: { resource: ResourceKey; kind: AccessKind }) {
  const route = accessRoute(resource)
  return (
    <a
      className="access-link"
      href={`#${route}`}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        openInMain(route)
      }}
    >
      <KeyRound size={14} aria-hidden />
      {accessKinds[kind].question}
    </a>
  )
}
