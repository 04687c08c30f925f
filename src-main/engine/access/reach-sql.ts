import type { AccessModel, AccessTarget } from '../connectors/access-model'
import { literal, quoted } from '../store/sql-quotes'
import { aboutType, hasOneOf } from './grants-sql'

/** How much of each type the grants of a CTE `found` are about, as one SELECT. */
export function reachSql(model: AccessModel): string {
  return thingsOf(model)
    .map((target) => {
      const all = `EXISTS (SELECT 1 FROM found WHERE ${aboutType(model, target.type)} AND onAll AND limits IS NULL)`
      const total = `(SELECT count(*) FROM ${quoted(target.type)} WHERE _integrationId = :integrationId)`
      return `
        SELECT ${literal(target.type)} AS type, ${total} AS total, ${all} AS everything,
          iif(${all}, ${total}, (SELECT count(*) FROM ${quoted(target.type)} AS t
            WHERE t._integrationId = :integrationId AND (${isReached(model, target)}))) AS reached`
    })
    .join(' UNION ALL ')
}

/** What of one type the grants of a CTE `found` are about, by name, with the roles. */
export function reachedSql(model: AccessModel, target: AccessTarget): string {
  const roles = `SELECT json_group_array(DISTINCT roleName) FROM found AS f WHERE ${reaching(model, target)}`
  return `
    SELECT t.id AS id, ${target.name} AS name, count(*) OVER () AS total, (${roles}) AS roles
    FROM ${quoted(target.type)} AS t
    WHERE t._integrationId = :integrationId AND (${isReached(model, target)})
    ORDER BY name COLLATE NOCASE, t.id`
}

/** What there is beside all of it. */
const thingsOf = ({ resources, everything }: AccessModel) =>
  resources.filter(({ kind }) => kind !== everything)

/** What is the same for each row comes first: SQLite finds it out once. */
const isReached = (model: AccessModel, target: AccessTarget) => {
  const mine = `SELECT 1 FROM found AS f WHERE ${aboutType(model, target.type)}`
  return `
    EXISTS (${mine} AND onAll AND ${target.labels ? 'limits IS NULL' : 'TRUE'})
    OR t.id IN (SELECT thing FROM found WHERE ${aboutType(model, target.type)} AND kind = ${literal(target.kind)})
    ${target.labels ? `OR EXISTS (${mine} AND onAll AND limits IS NOT NULL) AND EXISTS (${mine} AND onAll AND ${hasOneOf('f.limits', `t.${quoted(target.labels)}`)})` : ''}`
}

const reaching = (model: AccessModel, target: AccessTarget) => `
  ${aboutType(model, target.type)} AND (
    f.kind = ${literal(target.kind)} AND f.thing = t.id
    OR f.onAll AND ${target.labels ? `(f.limits IS NULL OR ${hasOneOf('f.limits', `t.${quoted(target.labels)}`)})` : 'TRUE'})`
