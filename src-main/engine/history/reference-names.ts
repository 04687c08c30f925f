import type { ResourceType } from '../connectors/connector'
import { type Json, valuesAt } from '../json/paths'
import type { Db } from '../store/database'
import type { NamesOf } from './list-changes'

/** Tells what the ids of other resources in a change stand for: as they are called, or were when they were last there. */
export function referenceNames(db: Db, types: ReadonlyMap<string, ResourceType>): NamesOf {
  const called = db
    .prepare('SELECT name FROM subject WHERE resource_type = ? AND integration_id = ? AND resource_id = ?')
    .pluck()
  return ({ resourceType, integrationId, before, after }) => {
    const names: Record<string, string> = {}
    for (const { field, type } of types.get(resourceType)?.refersTo ?? [])
      for (const side of [before, after])
        for (const id of valuesAt(side as Json, field)) {
          if (typeof id !== 'string' || Object.hasOwn(names, id)) continue
          const name = called.get(type, integrationId, id)
          if (typeof name === 'string' && name !== '') names[id] = name
        }
    return names
  }
}
