/**
 * Access as SQL over a connector's views. It names no table below them, so that it can be asked as of any moment.
 *
 * A row of grants is: userId, userName, userEmail, groupId, groupName, roleId, roleName, kind and thing (what the role
 * is granted on, as the provider says it), onAll (1: on everything), limits (of that, what has one of these labels).
 */
import type { AccessModel, AccessTarget } from '../connectors/access-model'
import type { Sql } from '../query/query-runner'
import { literal, quoted } from '../store/sql-quotes'
import { rolesBeside, targetOf } from './models'

export interface SubjectKey {
  integrationId: string
  type: string
  id: string
  /** Only what came through this group; null: directly. */
  through?: string | null
}

/** The grants of all people, each once. */
export const allGrants = (model: AccessModel) => `
  SELECT DISTINCT userId, userName, userEmail, groupId, groupName, ${granted(model)}
  FROM ${quoted(model.effective)} WHERE _integrationId = :integrationId`

/** What the groups themselves were granted. */
const groupGrants = (model: AccessModel) => `
  SELECT DISTINCT NULL AS userId, NULL AS userName, NULL AS userEmail,
    principalId AS groupId, principalName AS groupName, ${granted(model)}
  FROM ${quoted(model.permissions)}
  WHERE principalType = ${literal(model.group.principal)} AND _integrationId = :integrationId`

const granted = ({ everything }: AccessModel) => {
  const onAll = `(resourceType IS NULL OR resourceType = ${literal(everything)})`
  return `roleId, coalesce(roleName, roleId) AS roleName, resourceType AS kind, resourceId AS thing,
    ${onAll} AS onAll, iif(${onAll}, nullif(labels, '[]'), NULL) AS limits`
}

/** Names a grant among those of its holder. */
export const grantKey = 'json_array(roleId, kind, thing, limits)'

/** A CTE `found` with the grants that a subject's access consists of. */
export function grantsOf(model: AccessModel, { integrationId, type, id, through }: SubjectKey): Sql {
  const parameters = { integrationId, id, ...(through === undefined ? {} : { through }) }
  const grants = `${allGrants(model)} ${through === undefined ? '' : 'AND groupId IS :through'}`
  if (type === model.person.type)
    return { text: `WITH found AS MATERIALIZED (${grants} AND userId = :id)`, parameters }
  if (type === model.role.type)
    return { text: `WITH found AS MATERIALIZED (${grants} AND roleId = :id)`, parameters }
  if (type === model.group.type)
    return {
      text: `WITH found AS MATERIALIZED (${groupGrants(model)} AND principalId = :id)`,
      parameters: { integrationId, id },
    }
  const target = targetOf(model, type)
  const onIt = `kind = ${literal(target.kind)} AND thing = :id`
  const byAll = target.labels
    ? `limits IS NULL OR ${hasOneOf('limits', `(${labelsOf(target, ':id')})`)}`
    : // Which labels it has isn't known.
      'TRUE'
  const reached =
    target.kind === model.everything
      ? 'onAll'
      : `${aboutType(model, type)} AND (onAll AND (${byAll}) OR ${onIt})`
  return {
    text: `WITH found AS MATERIALIZED (SELECT * FROM (${grants}) WHERE ${reached})`,
    parameters,
  }
}

/** Whether a grant's role is about a type of resources. */
export function aboutType(model: AccessModel, type: string): string {
  return `roleName NOT IN (${rolesBeside(model, type).map(literal).join(', ')})`
}

/** SQL for the labels of a thing of this kind. */
const labelsOf = ({ type, labels }: AccessTarget, id: string) =>
  labels
    ? `SELECT ${quoted(labels)} FROM ${quoted(type)} WHERE id = ${id} AND _integrationId = :integrationId`
    : 'SELECT NULL'

/** The same of whatever kind. */
export const labelsByKind = (model: AccessModel, kind: string, id: string) =>
  byKind(model, kind, (target) => `(${labelsOf(target, id)})`)

/** The name of what a role is granted on, null where there is no such thing. */
export const nameByKind = (model: AccessModel, kind: string, id: string) =>
  byKind(
    model,
    kind,
    ({ type, name }) =>
      `(SELECT ${name} FROM ${quoted(type)} WHERE id = ${id} AND _integrationId = :integrationId)`,
  )

export const typeByKind = (model: AccessModel, kind: string) =>
  byKind(model, kind, ({ type }) => literal(type))

const byKind = ({ resources }: AccessModel, kind: string, sql: (target: AccessTarget) => string) =>
  `CASE ${kind} ${resources.map((target) => `WHEN ${literal(target.kind)} THEN ${sql(target)}`).join(' ')} END`

/** Whether something with these labels has one of the wanted; a wanted one without a value is any of its key. */
export const hasOneOf = (wanted: string, labels: string) => `EXISTS (
    SELECT 1 FROM json_each(${wanted}) AS wanted, json_each(${labels}) AS has WHERE ${isLabel('wanted', 'has')})`

/** Whether whatever has one of the wanted labels has one of these. */
export const allAmong = (wanted: string, labels: string) => `NOT EXISTS (
    SELECT 1 FROM json_each(${wanted}) AS has
    WHERE NOT EXISTS (SELECT 1 FROM json_each(${labels}) AS wanted WHERE ${isLabel('wanted', 'has')}))`

const isLabel = (wanted: string, has: string) => `
    ${has}.value ->> 'key' = ${wanted}.value ->> 'key'
    AND coalesce(nullif(${wanted}.value ->> 'value', ''), ${has}.value ->> 'value', '') = coalesce(${has}.value ->> 'value', '')`

/** The columns that {@link grantFrom} reads. */
export const grantColumns = (model: AccessModel) => `
  ${grantKey} AS key, userId, userName, userEmail, groupId, groupName, roleId, roleName, kind, thing, onAll, limits,
  iif(onAll, NULL, ${typeByKind(model, 'kind')}) AS thingType,
  iif(onAll, NULL, ${nameByKind(model, 'kind', 'thing')}) AS thingName`

/** Grants of people are told by the person, those of one by the role. */
export const grantOrder =
  'userName COLLATE NOCASE, userId, roleName COLLATE NOCASE, groupName COLLATE NOCASE, key'
