import type { Integration, ResourceTypeCount, ResourceTypeInfo } from '../../../../src-preload/contract'
import { Select } from '../../../components/select'
import { PollNote } from './poll-note'
import { TypeLink } from './type-link'
import { type BrowserView, routeOf, show, withType } from './view'

/** What can be listed: resource types with their counts, of one integration or of all. */
export function TypeRail({
  view,
  types,
  counts,
  integrations,
  current,
}: {
  view: BrowserView
  types: ResourceTypeInfo[]
  counts: ResourceTypeCount[] | undefined
  integrations: Integration[]
  current: string | null
}) {
  return (
    <aside className="rail" aria-label="Resource types and integration">
      <h1>Resources</h1>
      {integrations.length > 1 && (
        <Select
          label="Integration"
          value={view.integration ?? ''}
          options={[
            { value: '', label: 'All integrations' },
            ...integrations.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(integration) =>
            show({ ...view, type: current, resource: null, integration: integration || null })
          }
        />
      )}
      <nav className="nav" aria-label="Resource types">
        {types.map((type) => (
          <TypeLink
            key={type.key}
            title={type.title}
            to={routeOf(withType(view, type.key))}
            current={type.key === current}
            count={counts?.find((count) => count.type === type.key)}
          />
        ))}
      </nav>
      <PollNote
        integrations={integrations.filter(({ id }) => view.integration === null || id === view.integration)}
      />
    </aside>
  )
}
