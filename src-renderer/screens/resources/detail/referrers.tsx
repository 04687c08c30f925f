import { Link } from 'wouter'
import type { Resource } from '../../../../src-preload/contract'
import { useResourceTypes, useTypeTitle } from '../../../state/resource-types'
import { type BrowserView, routeOf, withResource, withType } from '../browser/view'

/** Who names this resource: a user's groups, a source's destinations, those who have a role. */
export function Referrers({ resource, view }: { resource: Resource; view: BrowserView }) {
  const typeTitle = useTypeTitle()
  const types = useResourceTypes(({ data }) => data)
  if (resource.referredToBy.length === 0) return null
  return (
    <section className="referrers" aria-label="Referred to by">
      <h3>Referred to by</h3>
      {resource.referredToBy.map(({ type, field, total, resources }) => {
        const column = types?.find(({ key }) => key === type)?.columns.find(({ name }) => name === field)
        return (
          <div key={`${type} ${field}`}>
            <h4>
              {typeTitle(type)} <span className="count">{total.toLocaleString()}</span>
            </h4>
            <ul>
              {resources.map(({ id, name }) => (
                <li key={id}>
                  <Link
                    href={routeOf(withResource(view, { integrationId: resource.integrationId, type, id }))}
                  >
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
            {total > resources.length && column && (
              <Link href={routeOf(listNaming(view, type, field, resource))}>
                List all {total.toLocaleString()}
              </Link>
            )}
          </div>
        )
      })}
    </section>
  )
}

function listNaming(
  view: BrowserView,
  type: string,
  column: string,
  { id, integrationId }: Resource,
): BrowserView {
  return {
    ...withType(view, type),
    integration: integrationId,
    filters: [{ column, operator: 'contains', value: id }],
  }
}
