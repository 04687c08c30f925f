import { useMemo } from 'react'
import type { ResourceTypeCount, ResourceTypeInfo, Row } from '../../../../src-preload/contract'
import { DataTable } from '../../../components/data-table/data-table'
import { withinASentence } from '../../../components/within-a-sentence'
import { api } from '../../../state/bridge'
import { t } from '../../../texts'
import { useFreshness } from '../browser/use-freshness'
import { type BrowserView, listedBy, show, withResource } from '../browser/view'
import { columnsOf } from './columns'
import { ListHeader } from './list-header'
import { NoRows } from './no-rows'
import { StaleNotice } from './stale-notice'

/** The resources of one type: searched, filtered and sorted as the view says. */
export function ListPane({
  view,
  type,
  count,
  several,
}: {
  view: BrowserView
  type: ResourceTypeInfo
  count: ResourceTypeCount | undefined
  /** Rows of several integrations are mixed. */
  several: boolean
}) {
  const { search, filters, sort, resource } = view
  const columns = useMemo(() => columnsOf(type, several), [type, several])
  const freshness = useFreshness(type.key)
  const listed = listedBy(view, type.key)
  const narrowed = search !== '' || filters.length > 0
  return (
    <>
      <ListHeader view={view} type={type} />
      <StaleNotice type={type} count={count} several={several} />
      <DataTable<Row>
        key={type.key}
        label={type.title}
        columns={columns}
        rowId={rowId}
        loadPage={(offset, limit) => api.listResources({ ...listed, offset, limit })}
        queryKey={JSON.stringify(listed)}
        version={freshness}
        {...(sort ? { sort } : {})}
        onSort={(chosen) => show({ ...view, sort: chosen })}
        onOpen={(row) =>
          show(
            withResource(
              { ...view, type: type.key },
              { integrationId: String(row._integrationId), type: type.key, id: String(row._id) },
            ),
          )
        }
        {...(resource ? { selectedId: `${resource.integrationId}/${resource.id}` } : {})}
        storageKey={`resources.${type.key}`}
        describeTotal={(total) => describeTotal(total, type, narrowed ? count?.count : undefined)}
        empty={<NoRows view={view} type={type} count={count} narrowed={narrowed} />}
      />
    </>
  )
}

function rowId(row: Row): string {
  return `${row._integrationId}/${row._id}`
}

function describeTotal(total: number, type: ResourceTypeInfo, outOf: number | undefined): string {
  // Of the workspace, there is one word for one and for several.
  const named = type.title !== type.singular
  if (outOf === undefined) {
    if (total === 1) return t('browser.listPane.some', { total, type: withinASentence(type.singular) })
    return named
      ? t('browser.listPane.some', { total, type: withinASentence(type.title) })
      : t('common.counts.resource', { count: total })
  }
  return named
    ? t('browser.listPane.someOf', { total, outOf, type: withinASentence(type.title) })
    : t('browser.listPane.resourcesOf', { total, count: outOf })
}
