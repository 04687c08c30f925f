import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Integration, ResourceTypeInfo } from '../../../../src-preload/contract'
import { QueryView } from '../../../components/query-view'
import { keepBrowserRoute } from '../../../state/location'
import { ResourcePane } from '../detail/resource-pane'
import { ListPane } from '../list/list-pane'
import { focusList, focusResource, isListHidden } from './focus'
import { NotListed } from './not-listed'
import { TypeRail } from './type-rail'
import { useBrowserKeys } from './use-browser-keys'
import { useCounts } from './use-counts'
import { type BrowserView, show, withResource } from './view'

/** Types, the list of one, and the resource that is open: beside the list, or over it where there is no room. */
export function BrowserPanes({
  view,
  types: allTypes,
  integrations,
}: {
  view: BrowserView
  types: ResourceTypeInfo[]
  integrations: Integration[]
}) {
  const counting = useCounts(view.integration)
  const counts = counting.data
  const connectors = integrations
    .filter(({ id }) => view.integration === null || id === view.integration)
    .map(({ connector }) => connector)
  const types = allTypes.filter(({ connector }) => connectors.includes(connector))
  // Without a wish, the first type that is a list worth looking at.
  const first = counts && (types.find(({ key }) => countOf(key) > 1) ?? types[0])
  const key = view.type ?? first?.key ?? null
  const type = types.find((one) => one.key === key)
  function countOf(of: string): number {
    return counts?.find((count) => count.type === of)?.count ?? 0
  }

  const { resource } = view
  const close = () => show(withResource({ ...view, type: key }, null))
  useBrowserKeys(resource ? close : null)
  const noteKey = useFocus(resource ? JSON.stringify(resource) : null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the view is what the route says
  useEffect(keepBrowserRoute, [view])

  const title = type?.title ?? 'Resources'
  useEffect(() => {
    // An open resource puts its own name there.
    if (!resource) document.title = `${title} · Sightline`
  }, [title, resource])

  return (
    <div className="browser-panes">
      <TypeRail view={view} types={types} counts={counts} integrations={integrations} current={key} />
      <main className="browser-main" data-resource={resource !== null}>
        <div className="browser-list" onKeyDownCapture={noteKey}>
          {type ? (
            <ListPane
              view={view}
              type={type}
              count={counts?.find((count) => count.type === type.key)}
              several={view.integration === null && integrations.length > 1}
            />
          ) : (
            <QueryView state={counting}>
              {() => <NotListed view={view} integrations={integrations} />}
            </QueryView>
          )}
        </div>
        {resource && (
          <ResourcePane key={JSON.stringify(resource)} resource={resource} view={view} onClose={close} />
        )}
      </main>
    </div>
  )
}

/**
 * Where the focus goes when a resource opens: with Enter, or over the list, into its page; with a click it stays
 * in the list, to go on from there. When it closes, back into the list. Returns the list's key listener.
 */
function useFocus(resource: string | null): (event: KeyboardEvent) => void {
  const byKey = useRef(false)
  const shown = useRef<string | null>(null)
  useEffect(() => {
    // What had the focus went away with the page, or nothing has had it yet.
    const lost = document.activeElement === document.body
    if (resource && (byKey.current || lost || isListHidden())) focusResource()
    if (!resource && shown.current && lost) focusList()
    byKey.current = false
    shown.current = resource
  }, [resource])
  return (event) => {
    byKey.current = event.key === 'Enter'
  }
}
