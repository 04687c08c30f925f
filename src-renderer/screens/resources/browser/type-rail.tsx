import type { Integration, ResourceTypeCount, ResourceTypeInfo } from '../../../../src-preload/contract'
import { IntegrationSelect } from '../../../components/integration-select'
import { t } from '../../../texts'
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
  const shown = types.filter(
    ({ key }) => key === current || !counts || counts.some(({ type }) => type === key),
  )
  return (
    <aside className="rail" aria-label={t('browser.typeRail.resourceTypesAnd')}>
      <h1>{t('common.resources')}</h1>
      <IntegrationSelect
        value={view.integration ?? ''}
        onChange={(integration) =>
          show({ ...view, type: current, resource: null, integration: integration || null })
        }
      />
      <nav className="nav" aria-label={t('common.resourceTypes')}>
        {shown.map((type) => (
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
