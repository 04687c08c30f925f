import type { AccessModel } from '../../connectors/access-model'
import type { Sql } from '../../query/query-runner'
import type { Db } from '../../store/database'
import { allGrants } from '../grants-sql'

/** Tells an item of a campaign apart from all other access. */
const itemKey = 'json_array(userId, groupId, roleId, kind, thing, limits)'

/** A CTE `present` with the access there is now, of these roles or (null) of all. */
export function presentAccess(model: AccessModel, integrationId: string, roles: string[] | null): Sql {
  return {
    text: `WITH present AS MATERIALIZED (
      SELECT *, ${itemKey} AS itemKey FROM (${allGrants(model)})
      WHERE userId IS NOT NULL AND (:roles IS NULL OR roleName IN (SELECT value FROM json_each(:roles))))`,
    parameters: { integrationId, roles: roles === null ? null : JSON.stringify(roles) },
  }
}

/** What access is made of, as a text that is another one once something of it changed; and when it was last listed. */
export function accessBasis(
  db: Db,
  model: AccessModel,
  integrationId: string,
): { basis: string; listedAt: string | null } {
  const states = db
    .prepare<unknown[], { type: string; revision: number; listed_at: string | null }>(
      'SELECT type, revision, listed_at FROM type_state WHERE integration_id = ? AND type IN (?, ?) ORDER BY type',
    )
    .all(integrationId, model.person.type, model.group.type)
  const listed = states.map(({ listed_at }) => listed_at)
  return {
    basis: states.map(({ type, revision }) => `${type} ${revision}`).join(', '),
    listedAt: listed.includes(null) ? null : (listed.sort()[0] ?? null),
  }
}
