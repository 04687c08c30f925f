import type { MouseEvent } from 'react'
import type { ResourceTypeCount, ResourceTypeInfo } from '../../../src-preload/contract'
import { Card } from '../../components/card'
import { RelativeTime } from '../../components/relative-time'
import { StatusBadge } from '../../components/status-badge'
import { openResourceBrowser } from '../../state/location'
import { t } from '../../texts'
import { formatNumber } from '../../texts/format'

/** All resource types: how many of each there are, how much changed, and how the last poll fared with it. */
export function TypeTable({
  types,
  counts,
  integrationId,
  several,
}: {
  types: ResourceTypeInfo[]
  counts: ResourceTypeCount[]
  integrationId: string | null
  /** They are of several integrations together. */
  several: boolean
}) {
  return (
    <Card title={t('common.resourceTypes')} flush>
      <div className="table-scroll">
        <table className="table type-table">
          <thead>
            <tr>
              <th scope="col">{t('common.type')}</th>
              <th scope="col" className="end">
                {t('common.resources')}
              </th>
              <th scope="col" className="end">
                {t('browser.typeTable.changesIn24H')}
              </th>
              <th scope="col">{t('common.status')}</th>
              <th scope="col">{t('browser.typeTable.lastListed')}</th>
            </tr>
          </thead>
          <tbody>
            {types.map((type) => {
              const count = counts.find((one) => one.type === type.key)
              return (
                count && (
                  <TypeRow
                    key={type.key}
                    type={type}
                    count={count}
                    integrationId={integrationId}
                    several={several}
                  />
                )
              )
            })}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

function TypeRow({
  type,
  count,
  integrationId,
  several,
}: {
  type: ResourceTypeInfo
  count: ResourceTypeCount
  integrationId: string | null
  several: boolean
}) {
  const query = { type: type.key, ...(integrationId ? { integration: integrationId } : {}) }
  const open = (event: MouseEvent) => {
    event.preventDefault()
    openResourceBrowser(query)
  }
  return (
    <tr>
      <td>
        {/* Covers the row. */}
        <a href={`#/browser?${new URLSearchParams(query)}`} className="row-link" onClick={open}>
          {type.title}
        </a>
        <div className="soft small type-description">{type.description}</div>
      </td>
      <td className="end">{formatNumber(count.count)}</td>
      <td className="end">{count.changes24h === 0 ? <span className="faint">0</span> : count.changes24h}</td>
      <td>
        <StatusBadge status={`type-${count.status}`} />
        {count.reason && (
          <div className="soft small type-reason">
            {several && count.integrationName && `${count.integrationName}: `}
            {count.reason}
          </div>
        )}
      </td>
      <td className="soft">
        <RelativeTime at={count.listedAt} />
      </td>
    </tr>
  )
}
