import type { Api, Change, Row } from '../../src-preload/contract'
import { allPages } from './all-pages'
import { areSeveral } from './find-integration'
import type { OpenEngine } from './open-engine'
import { output } from './output'
import type { Globals } from './program'
import { table } from './table'

/** What lists get beside the view's columns. */
const besideView = /^_(id$|name$|name:)/

/** `sightline resources`: counts by type; with a type, all of its resources as its view gives them. */
export async function listResources({ api }: OpenEngine, { json }: Globals, type?: string): Promise<void> {
  if (type === undefined) return listTypes(api, json)
  const rows = viewRows(api, type)
  if (json) return output.printJsonRows(rows)

  const types = await api.listResourceTypes()
  const columns = types.find(({ key }) => key === type)?.columns.filter(({ shown }) => shown) ?? []
  const names = columns.map(({ name }) => name)
  if (await areSeveral(api)) names.push('_integrationName')
  const cells: unknown[][] = []
  for await (const row of rows) cells.push(names.map((name) => row[name]))
  await output.print(table(names, cells))
}

async function listTypes(api: Api, json: boolean): Promise<void> {
  const titles = new Map((await api.listResourceTypes()).map(({ key, title }) => [key, title]))
  const counts = await api.countResources({})
  if (json)
    return output.printJson(
      counts.map(({ type, count, changes24h, status, reason, listedAt }) => ({
        type,
        title: titles.get(type),
        count,
        changes24h,
        status,
        reason,
        listedAt,
      })),
    )
  await output.print(
    table(
      ['TYPE', 'TITLE', 'COUNT', 'CHANGES 24 H', 'STATUS', 'LISTED', 'REASON'],
      counts.map((row) => [
        row.type,
        titles.get(row.type),
        row.count,
        row.changes24h,
        row.status,
        row.listedAt ?? 'never',
        row.reason,
      ]),
    ),
  )
}

/** `sightline changes`: newest first. */
export async function listChanges(
  { api }: OpenEngine,
  { json }: Globals,
  { since, type, baseline }: { since?: string; type?: string; baseline: boolean },
): Promise<void> {
  const changes = allPages((page) => api.listChanges({ ...page, since, resourceType: type, baseline }))
  if (json) return output.printJsonRows(changeRows(changes))
  const several = await areSeveral(api)
  const cells: unknown[][] = []
  for await (const change of changes)
    cells.push([
      change.recordedAt,
      change.type,
      ...(several ? [change.integrationName] : []),
      change.resourceType,
      change.resourceName,
      change.fields.join(', '),
      change.actor,
    ])
  const integration = several ? ['INTEGRATION'] : []
  const head = ['RECORDED AT', 'CHANGE', ...integration, 'TYPE', 'RESOURCE', 'FIELDS', 'ACTOR']
  await output.print(table(head, cells))
}

async function* viewRows(api: Api, type: string): AsyncGenerator<Row> {
  for await (const row of allPages((page) => api.listResources({ type, ...page })))
    yield Object.fromEntries(Object.entries(row).filter(([column]) => !besideView.test(column)))
}

/** As `<type>_changes` has them, nested values as JSON text, with the type beside, and whether it was there already. */
async function* changeRows(changes: AsyncIterable<Change>) {
  for await (const change of changes)
    yield {
      type: change.type,
      resourceType: change.resourceType,
      resourceId: change.resourceId,
      resourceName: change.resourceName,
      fields: JSON.stringify(change.fields),
      before: asText(change.before),
      after: asText(change.after),
      recordedAt: change.recordedAt,
      actor: change.actor,
      eventType: change.eventType,
      baseline: change.baseline,
      _integrationId: change.integrationId,
      _integrationName: change.integrationName,
    }
}

/** A nested value as a view gives it. */
export const asText = (value: unknown) =>
  value === null || value === undefined ? null : JSON.stringify(value)
