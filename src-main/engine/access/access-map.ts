import type { AccessMap, CheckedInputOf } from '../../../src-preload/contract'
import type { QueryRunner } from '../query/query-runner'
import { literal, quoted } from '../store/sql-quotes'
import type { AccessModels } from './models'

const mostRows = 40
const mostRoles = 24

interface Cell {
  groupId: string | null
  groupName: string | null
  roleId: string
  roleName: string
  owner: 0 | 1
  people: number
}

/** How many people have which role through which group, or directly: what is dark is where to look first. */
export async function mapAccess(
  { models, queries }: { models: AccessModels; queries: QueryRunner },
  { integrationId }: CheckedInputOf<'mapAccess'>,
): Promise<AccessMap> {
  const { effective, owner, group, role } = models.of(integrationId)
  const cells = await queries.rows<Cell>({
    text: `SELECT groupId, max(groupName) AS groupName, roleId, max(coalesce(roleName, roleId)) AS roleName,
        max(roleName IS ${literal(owner)}) AS owner, count(DISTINCT userId) AS people
      FROM ${quoted(effective)} WHERE _integrationId = :integrationId GROUP BY groupId, roleId`,
    parameters: { integrationId },
  })
  const sum = (some: Cell[]) => some.reduce((total, { people }) => total + people, 0)
  const roles = [...Map.groupBy(cells, ({ roleId }) => roleId)]
    .map(([roleId, some]) => ({
      roleId,
      roleName: some[0]?.roleName ?? roleId,
      owner: some.some((cell) => cell.owner === 1),
      total: sum(some),
    }))
    .sort((one, other) => Number(other.owner) - Number(one.owner) || other.total - one.total)
  const rows = [...Map.groupBy(cells, ({ groupId }) => groupId)]
    // What is granted directly comes first: it is nobody's but the person's.
    .sort(
      ([one, some], [other, others]) =>
        Number(other === null) - Number(one === null) || sum(others) - sum(some),
    )
    .map(([groupId, some]) => ({
      groupId,
      name: some[0]?.groupName ?? groupId ?? '',
      people: Object.fromEntries(some.map(({ roleId, people }) => [roleId, people])),
    }))
  return {
    groupType: group.type,
    roleType: role.type,
    roles: roles.slice(0, mostRoles).map(({ total: _, ...role }) => role),
    rows: rows.slice(0, mostRows),
    moreRoles: Math.max(0, roles.length - mostRoles),
    moreRows: Math.max(0, rows.length - mostRows),
  }
}
