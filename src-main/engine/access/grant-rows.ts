import type { AccessGrant, AccessReach, AccessScope } from '../../../src-preload/contract'

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

export function grantFrom(row: GrantRow): AccessGrant {
  return {
    key: row.key,
    personId: row.userId,
    personName: row.userName,
    personEmail: row.userEmail,
    groupId: row.groupId,
    groupName: row.groupName,
    roleId: row.roleId,
    roleName: row.roleName,
    scope: scopeFrom(row),
  }
}

export function scopeFrom(
  row: Pick<GrantRow, 'onAll' | 'limits' | 'thing' | 'thingType' | 'thingName'>,
): AccessScope {
  const labels = labelsIn(row.limits)
  const { thingType: type, thing: id, thingName: name } = row
  return row.onAll
    ? { kind: labels.length > 0 ? 'labels' : 'everything', type: null, id: null, name: null, labels }
    : { kind: 'thing', type, id, name, labels }
}

/** As `key:value`; a star is any. */
export function labelsIn(limits: string | null): string[] {
  const labels = JSON.parse(limits ?? '[]') as { key: string; value?: string | null }[]
  return labels.map(({ key, value }) => `${key}:${value || '*'}`)
}

/** What a scope is called where there is no room for more. */
export function scopeText({ kind, name, id, labels }: AccessScope): string {
  if (kind === 'everything') return 'everything'
  return kind === 'labels' ? `what is labelled ${labels.join(' or ')}` : (name ?? id ?? '')
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
