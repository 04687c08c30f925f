import { z } from 'zod'
import { type Connector, column, type ResourceType } from '../connector'
import type { Pace } from '../transport'
import { JsonHttpClient } from './client'

const shared = {
  schema: z.looseObject({ id: z.string().min(1), name: z.string() }),
  id: ({ id }: Record<string, unknown>) => String(id),
  label: ({ name }: Record<string, unknown>) => String(name),
  secrets: {},
}

/** Shown as what the item goes by. */
const nameColumn = column('name', 'Name', 'text', { shown: false })

const resourceTypes: ResourceType[] = [
  {
    ...shared,
    key: 'json_http_list',
    title: 'Lists',
    singular: 'List',
    description: 'The address that is watched.',
    list: { path: '/', items: '', paging: 'one' },
    columns: [column('id', 'Address'), nameColumn],
  },
  {
    ...shared,
    key: 'json_http_item',
    title: 'Items',
    singular: 'Item',
    description: 'What is in the list: of each, its name and the fields that the address says to keep.',
    list: { path: '/', items: '', paging: 'all' },
    columns: [column('id', 'ID'), nameColumn, column('fields', 'Fields', 'json')],
  },
]

/** Any list that is JSON, at one address. */
export function jsonHttp(pace?: Pace): Connector {
  return {
    key: 'json-http',
    name: 'JSON over HTTP',
    summary: 'One list of anything that an address answers with: servers, accounts, feature flags.',
    regions: [],
    guide: {
      steps: [
        'Take the address that answers GET with a list, as JSON: https://cmdb.acme.com/api/servers',
        'Behind a #, say where the list is and what to read of each item: #items=data.servers&id=uuid&name=host. Dots lead into objects. Without items=, the whole answer is the list.',
        'Add the fields to watch: &keep=owner,os. Only these are stored, and no objects.',
        'The list must come whole, in one answer: of one that comes in pages, ask for the largest page in the address.',
        'Make a token that may only read. It is sent as “Authorization: Bearer …”, or as it is in the header that you name: &header=X-Api-Key.',
      ],
      whyThisAccess: 'Sightline sends GET requests to this address, and nothing else.',
      tokenLabel: 'Token',
      tokenHint: 'If the address needs none, enter any word.',
      documentationUrl: null,
      revoke: 'Revoke the token where you made it. Until then it stays valid for whoever has a copy.',
    },
    resourceTypes,
    ruleFiles: [],
    packFiles: [],
    queries: [],
    // Where the items are people, their names may be addresses.
    people: { type: 'json_http_item', emailField: 'name' },
    derivedViews: [],
    async testConnection(options) {
      const client = new JsonHttpClient(options, pace)
      const { url } = client.address
      try {
        await client.items()
        return { workspaceId: url.href, workspaceName: url.host + url.pathname, workspaceSlug: url.host }
      } finally {
        await client.close()
      }
    },
    openClient: (options) => new JsonHttpClient(options, pace),
  }
}
