import type { AccessModel } from '../connectors/access-model'
import { grantOrder, nameByKind, typeByKind } from './grants-sql'

/** People and things of a route that are named; the others are counted. */
const mostNamed = 6

/** Grants that differ in nothing but who has them and on which things of a kind. */
export interface RouteRow {
  groupId: string | null
  groupName: string | null
  roleId: string
  roleName: string
  onAll: number
  limits: string | null
  thingType: string | null
  people: number
  things: number
  /** `[{id, name}]`, as JSON. */
  firstPeople: string
  firstThings: string
}

/** The routes of a CTE `found`, those that most people take first. */
export function routesSql(model: AccessModel): string {
  const route = 'groupId, roleName, onAll, limits, iif(onAll, NULL, kind)'
  const first = (id: string, name: string, rank: string) =>
    `coalesce(json_group_array(DISTINCT json_object('id', ${id}, 'name', coalesce(${name}, ${id})))
       FILTER (WHERE ${rank} <= ${mostNamed} AND ${id} IS NOT NULL), '[]')`
  return `
    SELECT groupId, groupName, max(roleId) AS roleId, roleName, onAll, limits, iif(onAll, NULL, ${typeByKind(model, 'kind')}) AS thingType,
      count(DISTINCT userId) AS people, count(DISTINCT iif(onAll, NULL, thing)) AS things,
      ${first('userId', 'userName', 'personRank')} AS firstPeople,
      ${first('iif(onAll, NULL, thing)', nameByKind(model, 'kind', 'thing'), 'thingRank')} AS firstThings
    FROM (
      SELECT *, dense_rank() OVER (PARTITION BY ${route} ORDER BY userName COLLATE NOCASE, userId) AS personRank,
        dense_rank() OVER (PARTITION BY ${route} ORDER BY thing) AS thingRank
      FROM found ORDER BY ${grantOrder.replace(', key', '')})
    GROUP BY ${route} ORDER BY people DESC, things DESC, roleName COLLATE NOCASE, groupName COLLATE NOCASE`
}
