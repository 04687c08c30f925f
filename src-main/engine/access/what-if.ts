import type { AccessLoss, AccessWay, CheckedInputOf, WithoutGrant } from '../../../src-preload/contract'
import type { AccessModel } from '../connectors/access-model'
import type { QueryRunner, Sql } from '../query/query-runner'
import { literal } from '../store/sql-quotes'
import { type GrantRow, grantFrom, type ReachRow, reachFrom, scopeFrom } from './grant-rows'
import {
  allAmong,
  allGrants,
  grantColumns,
  grantKey,
  grantOrder,
  hasOneOf,
  labelsByKind,
  nameByKind,
  typeByKind,
} from './grants-sql'
import type { AccessModels } from './models'
import { reachSql } from './reach-sql'

type Change = CheckedInputOf<'withoutGrant'>['change']

/** Ways that are named, of those through which somebody keeps a role. */
const mostWays = 5

interface LossRow extends GrantRow {
  level: number
  ways: string
  total: number
  people: number
  loses: number
  part: number
}

/** What would change if a grant, or a membership, went away. */
export class WhatIf {
  constructor(
    private readonly models: AccessModels,
    private readonly queries: QueryRunner,
  ) {}

  async without({
    integrationId,
    change,
    offset,
    limit,
  }: CheckedInputOf<'withoutGrant'>): Promise<WithoutGrant> {
    const model = this.models.of(integrationId)
    const { text, parameters } = lossSql(model, change)
    const given = { ...parameters, integrationId }
    const { rows, total } = await this.queries.page<LossRow>(
      {
        text: `${text}
        SELECT *, (SELECT count(DISTINCT userId) FROM gone) AS people, count(*) OVER () AS total,
          sum(level = 0) OVER () AS loses, sum(level = 1) OVER () AS part
        FROM (SELECT level, ways, ${grantColumns(model)} FROM losses)
        ORDER BY level, ${grantOrder}`,
        parameters: given,
      },
      { offset, limit },
    )
    const reach = await this.queries.rows<ReachRow>({
      text: `${text}, found AS MATERIALIZED (SELECT DISTINCT roleName, kind, thing, onAll, limits FROM gone) ${reachSql(model)}`,
      parameters: given,
    })
    const { people = 0, loses = 0, part = 0 } = rows[0] ?? {}
    return {
      rows: rows.map((row) => lossFrom(model, row)),
      total,
      people,
      loses,
      part,
      keeps: total - loses - part,
      reach: reach.map(reachFrom),
    }
  }
}

/** A CTE `losses`: what is gone, and the best way on which each is still there: 2 whole, 1 in part, 0 not. */
function lossSql(model: AccessModel, change: Change): Sql {
  const { isGone, parameters } = goneBy(change)
  const sameRole = `(k.roleId = g.roleId OR k.roleName = ${literal(model.owner)} OR ${stronger(model)})`
  const thingLabels = (grant: string) => labelsByKind(model, `${grant}.kind`, `${grant}.thing`)
  const whole = `k.onAll AND k.limits IS NULL
    OR k.kind IS g.kind AND k.thing IS g.thing AND k.limits IS g.limits
    OR k.onAll AND g.onAll AND g.limits IS NOT NULL AND ${allAmong('g.limits', 'k.limits')}
    OR k.onAll AND NOT g.onAll AND ${hasOneOf('k.limits', thingLabels('g'))}`
  const part = `g.onAll AND (g.limits IS NULL
    OR NOT k.onAll AND ${hasOneOf('g.limits', thingLabels('k'))}
    OR k.onAll AND EXISTS (SELECT 1 FROM json_each(g.limits) AS a, json_each(k.limits) AS b WHERE a.value = b.value))`
  const way = `json_object('groupName', k.groupName, 'roleName', k.roleName, 'onAll', k.onAll, 'limits', k.limits,
    'thing', k.thing, 'thingType', ${typeByKind(model, 'k.kind')}, 'thingName', ${nameByKind(model, 'k.kind', 'k.thing')})`
  return {
    text: `
      WITH grants AS MATERIALIZED (${allGrants(model)}),
      gone AS MATERIALIZED (SELECT * FROM grants WHERE ${isGone}),
      kept AS MATERIALIZED (
        SELECT * FROM grants WHERE userId IN (SELECT userId FROM gone) AND NOT coalesce(${isGone}, FALSE)),
      ways AS MATERIALIZED (
        SELECT g.userId AS forUser, g.groupId AS forGroup, json_array(g.roleId, g.kind, g.thing, g.limits) AS forKey,
          CASE WHEN ${whole} THEN 2 WHEN ${part} THEN 1 ELSE 0 END AS level, ${way} AS way
        FROM gone AS g JOIN kept AS k ON k.userId = g.userId AND ${sameRole}),
      losses AS (
        SELECT gone.*, coalesce(max(ways.level), 0) AS level,
          json_group_array(way ORDER BY ways.level DESC) FILTER (WHERE ways.level > 0) AS ways
        FROM gone LEFT JOIN ways ON forUser = userId AND forGroup IS groupId AND forKey = ${grantKey}
        GROUP BY userId, groupId, ${grantKey})`,
    parameters,
  }
}

function goneBy(change: Change): { isGone: string; parameters: Sql['parameters'] } {
  if (change.what === 'member')
    return {
      isGone: '(groupId = :groupId AND userId = :personId)',
      parameters: { groupId: change.groupId, personId: change.personId },
    }
  const held = change.holder === 'group' ? 'groupId = :holder' : '(userId = :holder AND groupId IS NULL)'
  return { isGone: `(${held} AND ${grantKey} = :key)`, parameters: { holder: change.id, key: change.key } }
}

/** Whether the role that is kept allows all that the one that is gone does. */
function stronger({ roles }: AccessModel): string {
  const pairs = roles.flatMap(({ name, within = [] }) =>
    within.map((more) => `g.roleName = ${literal(name)} AND k.roleName = ${literal(more)}`),
  )
  return pairs.length > 0 ? `(${pairs.join(' OR ')})` : 'FALSE'
}

function lossFrom(model: AccessModel, row: LossRow): AccessLoss {
  const ways = (JSON.parse(row.ways) as string[]).map((way) => wayFrom(model, JSON.parse(way)))
  return {
    ...grantFrom(model, row),
    outcome: (['loses', 'part', 'keeps'] as const)[row.level] ?? 'loses',
    through: [...new Map(ways.map((way) => [JSON.stringify(way), way])).values()].slice(0, mostWays),
  }
}

const wayFrom = (model: AccessModel, way: GrantRow): AccessWay => ({
  roleName: way.roleName,
  groupName: way.groupName,
  scope: scopeFrom(model, way),
})
