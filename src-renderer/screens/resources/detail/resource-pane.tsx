import { useEffect } from 'react'
import type { Resource } from '../../../../src-preload/contract'
import { JsonView } from '../../../components/json/json-view'
import { QueryView } from '../../../components/query-view'
import { Tabs } from '../../../components/tabs'
import { useTypeTitle } from '../../../state/resource-types'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'
import { type BrowserView, type ResourceKey, show } from '../browser/view'
import { ResourceChanges } from './resource-changes'
import { ResourceHead } from './resource-head'
import { ResourceSummary } from './resource-summary'

/** One resource's page, beside the list or over it. */
export function ResourcePane({
  resource: key,
  view,
  onClose,
}: {
  resource: ResourceKey
  view: BrowserView
  onClose(): void
}) {
  const call = useCall(
    'getResource',
    { integrationId: key.integrationId, type: key.type, resourceId: key.id },
    ['pollEnded', 'findings'],
  )
  const name = call.data?.name ?? key.id
  const title = useTypeTitle()(key.type)
  useEffect(() => {
    document.title = `${name} · ${title} · Sightline`
  }, [name, title])
  return (
    <section className="browser-resource" aria-label={name} tabIndex={-1}>
      <ResourceHead resourceKey={key} resource={call.data} onClose={onClose} />
      <QueryView state={call}>{(resource) => <ResourceTabs resource={resource} view={view} />}</QueryView>
    </section>
  )
}

function ResourceTabs({ resource, view }: { resource: Resource; view: BrowserView }) {
  return (
    <Tabs
      label={t('browser.resourcePane.about', { name: resource.name })}
      value={view.tab}
      onChange={(tab) => show({ ...view, tab }, { replace: true })}
      tabs={[
        {
          key: 'summary',
          title: t('browser.resourcePane.summary'),
          content: <ResourceSummary resource={resource} view={view} />,
        },
        {
          key: 'json',
          title: t('browser.resourcePane.json'),
          content: <JsonView label={t('browser.resourcePane.asItIsKept')} value={resource.body} />,
        },
        { key: 'changes', title: t('common.changes'), content: <ResourceChanges resource={resource} /> },
      ]}
    />
  )
}
