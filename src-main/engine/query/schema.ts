import type { Column, QueryableColumn, QueryableView, QuerySchema } from '../../../src-preload/contract'
import type { Connector } from '../connectors/connector'
import { sqlFunctions } from '../store/sql-functions'
import { ownViews } from '../store/views'
import type { ViewSample, ViewToDescribe } from './sample-views'

type Described = Pick<QueryableView, 'name' | 'title' | 'description' | 'group' | 'connector'> & {
  columns: Map<string, Pick<Column, 'title' | 'kind'>>
}

const common: Described['columns'] = new Map([
  ['_integrationId', { title: 'Integration’s id', kind: 'text' }],
  ['_integrationName', { title: 'Integration', kind: 'text' }],
  ['_firstSeenAt', { title: 'First seen', kind: 'time' }],
  ['_changedAt', { title: 'Last changed', kind: 'time' }],
])

const ofChanges: Described['columns'] = new Map([
  ['type', { title: 'added, modified or removed', kind: 'text' }],
  ['resourceId', { title: 'The resource’s id', kind: 'text' }],
  ['fields', { title: 'Fields that differ', kind: 'json' }],
  ['before', { title: 'Before', kind: 'json' }],
  ['after', { title: 'After', kind: 'json' }],
  ['recordedAt', { title: 'When it was found', kind: 'time' }],
  ['actor', { title: 'Who did it', kind: 'text' }],
  ['eventType', { title: 'What the audit trail calls it', kind: 'text' }],
  ['_integrationId', { title: 'Integration’s id', kind: 'text' }],
])

/** What is known of the views before anything is read. */
function described(connectors: Connector[]): Described[] {
  return [
    ...connectors.flatMap(({ key: connector, resourceTypes, derivedViews }) => [
      ...resourceTypes.flatMap(({ key, title, description, singular, columns }): Described[] => [
        {
          name: key,
          title,
          description,
          group: 'resources',
          connector,
          columns: new Map([...columns.map(({ name, ...rest }) => [name, rest] as const), ...common]),
        },
        {
          name: `${key}_changes`,
          title: `${title}: changes`,
          description: `What was added, modified and removed: one row for each change of a ${singular.toLowerCase()}.`,
          group: 'changes',
          connector,
          columns: ofChanges,
        },
      ]),
      ...derivedViews.map(
        ({ name, title = name, description = '' }): Described => ({
          name,
          title,
          description,
          group: 'derived',
          connector,
          columns: common,
        }),
      ),
    ]),
    ...ownViews.map(
      ({ name, title, description }): Described => ({
        name,
        title,
        description,
        group: 'sightline',
        connector: null,
        columns: new Map(),
      }),
    ),
  ]
}

/** The schema for completion and the side panel. `sample` looks into the views named. */
export async function describeSchema(
  connectors: Connector[],
  sample: (views: ViewToDescribe[]) => Promise<ViewSample[]>,
): Promise<QuerySchema> {
  const views = described(connectors)
  const samples = await sample(views.map(({ name, group }) => ({ name, derived: group === 'derived' })))
  const byName = new Map(samples.map((found) => [found.name, found]))
  return {
    views: views.flatMap(({ columns, ...view }) => {
      const found = byName.get(view.name)
      if (!found) return []
      return [
        { ...view, rows: found.rows, columns: found.columns.map((column) => withKind(column, columns)) },
      ]
    }),
    functions: sqlFunctions,
  }
}

function withKind(column: ViewSample['columns'][number], known: Described['columns']): QueryableColumn {
  const { title = column.name, kind } = known.get(column.name) ?? {}
  const guessed = column.paths.length > 0 ? 'json' : typeof column.samples[0] === 'number' ? 'number' : 'text'
  return { ...column, title, kind: kind ?? guessed, description: title === column.name ? '' : title }
}
