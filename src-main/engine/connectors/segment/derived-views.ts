import type { Connector } from '../connector'

const outcomes = [
  ['received', 'segment_event_volume', 'source'],
  ['rejected', 'segment_delivery_rejected', 'source'],
  ['filtered at source', 'segment_delivery_filtered_at_source', 'source'],
  ['filtered at destination', 'segment_delivery_filtered', 'destination'],
  ['delivered', 'segment_delivery_success', 'destination'],
  ['failed', 'segment_delivery_failure', 'destination'],
] as const

/** Who may do what, unfolded from the permissions of users and groups; and what becomes of events. */
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
    name: 'segment_access_through_groups',
    title: 'Access through groups',
    description:
      'One row for each role that a user has on each resource through a group that they are a member of.',
    select: `
      SELECT
        member.value ->> 'id' AS userId, coalesce(person.name, member.value ->> 'name') AS userName,
        coalesce(person.email, member.value ->> 'email') AS userEmail,
        permission.roleId, permission.roleName, permission.resourceType, permission.resourceId, permission.labels,
        'group' AS path, grp.id AS groupId, grp.name AS groupName, grp._integrationId, grp._integrationName
      FROM segment_user_group AS grp, json_each(grp.members) AS member
      JOIN segment_permission AS permission
        ON permission.principalType = 'user_group' AND permission.principalId = grp.id
        AND permission._integrationId = grp._integrationId
      LEFT JOIN segment_user AS person
        ON person.id = member.value ->> 'id' AND person._integrationId = grp._integrationId`,
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
        userId, userName, userEmail, roleId, roleName, resourceType, resourceId, labels,
        path, groupId, groupName, _integrationId, _integrationName
      FROM segment_access_through_groups`,
  },
  {
    name: 'segment_delivery',
    select: outcomes
      .map(
        ([outcome, view, of]) => `
      SELECT substr(time, 1, 10) AS day, '${outcome}' AS outcome, count AS events,
        ${of === 'source' ? 'sourceId, NULL AS destinationId' : 'NULL AS sourceId, destinationId'},
        _integrationId, _integrationName
      FROM ${view}`,
      )
      .join(' UNION ALL '),
  },
]
