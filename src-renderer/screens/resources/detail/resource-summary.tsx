import { type ReactNode, useMemo } from 'react'
import type { Resource, ResourceTypeInfo } from '../../../../src-preload/contract'
import { CopyButton } from '../../../components/copy-button'
import { KeyValues } from '../../../components/key-values'
import { inWords, isThing } from '../../../components/values/naming'
import { type Reference, References } from '../../../components/values/references'
import { Value } from '../../../components/values/value'
import { useResourceType } from '../../../state/resource-types'
import { t } from '../../../texts'
import { type BrowserView, routeOf, withResource } from '../browser/view'
import { Related } from './related'

/** All that is known of a resource, by the titles that its list uses, and who names it. */
export function ResourceSummary({ resource, view }: { resource: Resource; view: BrowserView }) {
  const type = useResourceType(resource.type)
  const references = useMemo(() => referencesOf(resource, view), [resource, view])
  return (
    <References value={references}>
      <KeyValues items={facts(resource.body, type)} />
      <Related resource={resource} view={view} />
    </References>
  )
}

/** First the columns, in their order, then whatever else the provider told. */
function facts(body: unknown, type: ResourceTypeInfo | undefined): [string, ReactNode][] {
  if (!isThing(body)) return [['Value', <Value key="value" value={body} />]]
  const columns = type?.columns ?? []
  const known = columns.filter(({ name }) => name in body)
  const others = Object.keys(body).filter((field) => !columns.some(({ name }) => name === field))
  return [
    ...known.map(({ name, title }): [string, ReactNode] => [
      title,
      <Fact key={name} name={name} value={body[name]} />,
    ]),
    ...others.map((field): [string, ReactNode] => [
      inWords(field),
      <Fact key={field} name={field} value={body[field]} />,
    ]),
  ]
}

function Fact({ name, value }: { name: string; value: unknown }) {
  if (name !== 'id' || typeof value !== 'string') return <Value value={value} />
  return (
    <span className="identifier">
      <code>{value}</code>
      <CopyButton text={value} label={t('resources.copyId')} />
    </span>
  )
}

function referencesOf(resource: Resource, view: BrowserView): Map<string, Reference> {
  return new Map(
    resource.refersTo.map(({ type, id, name }) => {
      const key = { integrationId: resource.integrationId, type, id }
      return [id, { name, to: routeOf(withResource(view, key)) }]
    }),
  )
}
