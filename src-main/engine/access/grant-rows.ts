import type { AccessGrant, AccessReach, AccessScope } from '../../../src-preload/contract'
import type { AccessModel } from '../connectors/access-model'

/** A grant as `grantColumns` selects it. */
export interface GrantRow {
  key: string
  userId: string | null
  userName: string | null
  userEmail: string | null
  groupId: string | null
  groupName: string | null
  roleId: string
  roleName: string
  thing: string | null
  onAll: number
  limits: string | null
  thingType: string | null
  thingName: string | null
}

export function grantFrom(model: AccessModel, row: GrantRow): AccessGrant {
  return {
    key: row.key,
    personId: row.userId,
    personName: row.userName,
    personEmail: row.userEmail,
    groupId: row.groupId,
    groupName: row.groupName,
    roleId: row.roleId,
    roleName: row.roleName,
    scope: scopeFrom(model, row),
  }
}

/** Of a role of which no model is known, what was granted on all is on everything. */
export function scopeFrom(
  model: AccessModel | undefined,
  row: Pick<GrantRow, 'roleName' | 'onAll' | 'limits' | 'thing' | 'thingType' | 'thingName'>,
): AccessScope {
  const labels = labelsIn(row.limits)
  const { thingType: type, thing: id, thingName: name } = row
  if (!row.onAll) return { kind: 'thing', type, id, name, labels, types: [] }
  const onAll = { type: null, id: null, name: null, labels, types: [] }
  if (labels.length > 0) return { ...onAll, kind: 'labels' }
  const types = model ? typesOf(model, row.roleName) : null
  if (types === null) return { ...onAll, kind: 'everything' }
  return { ...onAll, kind: types.length > 0 ? 'types' : 'itself', types }
}

/** The types that a role is about where it was granted on everything; null where it may be any. */
function typesOf(model: AccessModel, roleName: string): string[] | null {
  const role = model.roles.find(({ name }) => name === roleName)
  return role === undefined || role.widens ? null : role.reaches
}

/** As `key:value`; a star is any. */
export function labelsIn(limits: string | null): string[] {
  const labels = JSON.parse(limits ?? '[]') as { key: string; value?: string | null }[]
  return labels.map(({ key, value }) => `${key}:${value || '*'}`)
}

export interface ReachRow {
  type: string
  total: number
  everything: number
  reached: number
}

export const reachFrom = ({ type, total, everything, reached }: ReachRow): AccessReach => ({
  type,
  total,
  everything: everything === 1,
  reached,
})
