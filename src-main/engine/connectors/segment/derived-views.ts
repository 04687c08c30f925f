import type { Connector } from '../connector'

/** Who may do what, unfolded from the permissions of users and groups. */
export const derivedViews: Connector['derivedViews'] = [
  {
    name: 'segment_permission',
    title: 'Permissions',
    description: 'One row for each role that a user or a group has on each resource.',
    select: `
      WITH principal AS (
        SELECT 'user' AS kind, id, name, email, permissions, _integrationId, _integrationName FROM segment_user
        UNION ALL
        SELECT 'user_group', id, name, NULL, permissions, _integrationId, _integrationName FROM segment_user_group
      )
      SELECT
        principal.kind AS principalType, principal.id AS principalId, principal.name AS principalName,
        principal.email AS principalEmail,
        permission.value ->> 'roleId' AS roleId, permission.value ->> 'roleName' AS roleName,
        resource.value ->> 'type' AS resourceType, resource.value ->> 'id' AS resourceId,
        coalesce(resource.value ->> 'labels', permission.value ->> 'labels') AS labels,
        principal._integrationId AS _integrationId, principal._integrationName AS _integrationName
      FROM principal, json_each(principal.permissions) AS permission
      LEFT JOIN json_each(permission.value, '$.resources') AS resource`,
  },
  {
    name: 'segment_effective_access',
    title: 'Effective access',
    description:
      'One row for each role that a user has on each resource, with the way it came: direct, or through which group.',
    select: `
      SELECT
        principalId AS userId, principalName AS userName, principalEmail AS userEmail,
        roleId, roleName, resourceType, resourceId, labels,
        'direct' AS path, NULL AS groupId, NULL AS groupName, _integrationId, _integrationName
      FROM segment_permission WHERE principalType = 'user'
      UNION ALL
      SELECT
        member.value ->> 'id', coalesce(person.name, member.value ->> 'name'),
        coalesce(person.email, member.value ->> 'email'),
        permission.roleId, permission.roleName, permission.resourceType, permission.resourceId, permission.labels,
        'group', grp.id, grp.name, grp._integrationId, grp._integrationName
      FROM segment_user_group AS grp, json_each(grp.members) AS member
      JOIN segment_permission AS permission
        ON permission.principalType = 'user_group' AND permission.principalId = grp.id
        AND permission._integrationId = grp._integrationId
      LEFT JOIN segment_user AS person
        ON person.id = member.value ->> 'id' AND person._integrationId = grp._integrationId`,
  },
]
