import type { OutputOf } from '../../../src-preload/contract'
import type { Connector } from '../connectors/connector'
import type { Db } from '../store/database'

/** Which resources have these ids: an id doesn't tell its type, so each type is looked into, by its index. */
export function locateResources(db: Db, connectors: Connector[], ids: string[]): OutputOf<'locateResources'> {
  const types = connectors.flatMap(({ resourceTypes }) =>
    resourceTypes.filter(({ log }) => !log).map(({ key }) => key),
  )
  return db
    .prepare<object, OutputOf<'locateResources'>[number]>(
      `SELECT r.id, r.integration_id AS integrationId, r.type AS resourceType, r.name AS resourceName
       FROM json_each(:ids) AS wanted CROSS JOIN json_each(:types) AS type CROSS JOIN integration AS i
       CROSS JOIN resource AS r ON r.type = type.value AND r.integration_id = i.id AND r.id = wanted.value`,
    )
    .all({ ids: JSON.stringify(ids), types: JSON.stringify(types) })
}
