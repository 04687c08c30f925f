import { Link } from 'wouter'
import type { Column, Resource } from '../../../../src-preload/contract'
import { useResourceTypes, useTypeTitle } from '../../../state/resource-types'
import { t } from '../../../texts'
import { formatNumber } from '../../../texts/format'
import { type BrowserView, routeOf, withResource, withType } from '../browser/view'

/** What a resource names, and what names it: a user’s groups and roles, a source’s destinations, each one click away. */
export function Related({ resource, view }: { resource: Resource; view: BrowserView }) {
  const { integrationId, refersTo, referredToBy } = resource
  const typeTitle = useTypeTitle()
  const types = useResourceTypes(({ data }) => data)
  const named = Map.groupBy(
    refersTo.filter(({ name }) => name !== null),
    ({ type }) => type,
  )
  if (named.size === 0 && referredToBy.length === 0) return null
  const link = (type: string, id: string, name: string) => (
    <li key={`${type} ${id}`}>
      <Link href={routeOf(withResource(view, { integrationId, type, id }))}>{name}</Link>
    </li>
  )
  return (
    <section className="referrers" aria-label={t('resources.related.title')}>
      <h3>{t('resources.related.title')}</h3>
      {[...named].map(([type, several]) => (
        <div key={`to ${type}`}>
          <h4>
            {typeTitle(type)} <span className="count">{formatNumber(several.length)}</span>
          </h4>
          <ul>{several.map(({ id, name }) => link(type, id, name ?? id))}</ul>
        </div>
      ))}
      {referredToBy.map(({ type, field, total, resources }) => {
        const { columns = [], log: isLog = false } = types?.find(({ key }) => key === type) ?? {}
        const all = columns.some(({ name }) => name === field) && {
          href: routeOf(listNaming(view, { type, field, columns, isLog }, resource)),
          text: t('resources.related.all', { count: total }),
        }
        // The entries of a log are too many, and too much alike, to be named.
        if (isLog) {
          const isOneOfSeveral = referredToBy.filter((one) => one.type === type).length > 1
          const title = columns.find(({ name }) => name === field)?.title
          return (
            <div key={`by ${type} ${field}`} className="spread">
              <span className="soft">
                {typeTitle(type)}
                {isOneOfSeveral && title && ` · ${title}`}
              </span>
              {all ? <Link href={all.href}>{all.text}</Link> : formatNumber(total)}
            </div>
          )
        }
        return (
          <div key={`by ${type} ${field}`}>
            <h4>
              {t('resources.related.by', { type: typeTitle(type) })}{' '}
              <span className="count">{formatNumber(total)}</span>
            </h4>
            <ul>{resources.map(({ id, name }) => link(type, id, name))}</ul>
            {total > resources.length && all && <Link href={all.href}>{all.text}</Link>}
          </div>
        )
      })}
    </section>
  )
}

/** The list of those of a type that name a resource; of a log, the latest first. */
function listNaming(
  view: BrowserView,
  { type, field, columns, isLog }: { type: string; field: string; columns: Column[]; isLog: boolean },
  { id, integrationId }: Resource,
): BrowserView {
  const time = isLog && columns.find(({ kind }) => kind === 'time')
  return {
    ...withType(view, type),
    integration: integrationId,
    filters: [{ column: field, operator: 'contains', value: id }],
    sort: time ? { column: time.name, descending: true } : undefined,
  }
}
