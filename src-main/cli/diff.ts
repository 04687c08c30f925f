import type { Api, Difference } from '../../src-preload/contract'
import { areSeveral } from './find-integration'
import { sayWhereHistoryBegins } from './history-begins'
import type { OpenEngine } from './open-engine'
import { output } from './output'
import type { Globals } from './program'
import { asText } from './resources'
import { table } from './table'

const pageSize = 500

/** `sightline diff`: what differs between two moments, or between one and now. */
export async function diffMoments(
  { api }: OpenEngine,
  { json }: Globals,
  from: string,
  to: string | undefined,
  { type }: { type?: string },
): Promise<void> {
  const differences = allDifferences(api, { from, to, type })
  if (json) await output.printJsonRows(differenceRows(differences))
  else {
    const several = await areSeveral(api)
    const cells: unknown[][] = []
    for await (const { type, integrationName, resourceType, resourceName, fields } of differences)
      cells.push([type, ...(several ? [integrationName] : []), resourceType, resourceName, fields.join(', ')])
    const integration = several ? ['INTEGRATION'] : []
    await output.print(table(['CHANGE', ...integration, 'TYPE', 'RESOURCE', 'FIELDS'], cells))
  }
  await sayWhereHistoryBegins(api, from)
}

/** As `changes` prints them. */
async function* differenceRows(differences: AsyncIterable<Difference>) {
  for await (const difference of differences)
    yield {
      type: difference.type,
      resourceType: difference.resourceType,
      resourceId: difference.resourceId,
      resourceName: difference.resourceName,
      fields: JSON.stringify(difference.fields),
      before: asText(difference.before),
      after: asText(difference.after),
      _integrationId: difference.integrationId,
      _integrationName: difference.integrationName,
    }
}

async function* allDifferences(
  api: Api,
  between: { from: string; to?: string; type?: string },
): AsyncGenerator<Difference> {
  let total = 1
  for (let offset = 0; offset < total; offset += pageSize) {
    const page = await api.diff({ ...between, offset, limit: pageSize })
    yield* page.rows
    total = page.total
  }
}
