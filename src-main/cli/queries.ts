import type { OpenEngine } from './open-engine'
import { output } from './output'
import type { Globals } from './program'
import { table } from './table'

/** `sightline queries`: what can be asked by name. */
export async function listQueries({ api }: OpenEngine, { json }: Globals): Promise<void> {
  const queries = await api.listQueries()
  if (json) return output.printJson(queries)
  const rows = queries.map(({ name, tags, id, description }) => [name, tags.join(', '), id, description])
  await output.print(table(['name', 'tags', 'id', 'description'], rows))
}
