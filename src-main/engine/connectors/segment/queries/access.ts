import type { ManagedQuery } from '../../connector'

export const accessQueries: ManagedQuery[] = [
  {
    id: 'segment-who-has-role',
    name: 'Who has a role, and through what',
    description:
      'Everybody who holds a role, directly or through a group: the first question of every access review.',
    tags: ['access', 'review'],
    parameters: [{ name: 'role', title: 'Role', kind: 'text', default: 'Workspace Owner' }],
    sql: `
SELECT userId AS id, userName AS name, userEmail AS email,
  group_concat(DISTINCT CASE path WHEN 'direct' THEN 'direct' ELSE 'group ' || groupName END) AS through,
  count(*) AS grants, _integrationName
FROM segment_effective_access
WHERE roleName = $role COLLATE NOCASE
GROUP BY userId, _integrationId
ORDER BY name`,
  },
  {
    id: 'segment-access-of-user',
    name: 'What one person may do',
    description:
      'All roles of a person and what each is granted on, with the way it came: for joiners, movers and leavers.',
    tags: ['access', 'review'],
    parameters: [{ name: 'email', title: 'Mail address contains', kind: 'text', default: '@' }],
    sql: `
SELECT userEmail AS email, roleName AS role, resourceType, resourceId, path, groupName, _integrationName
FROM segment_effective_access
WHERE userEmail LIKE '%' || $email || '%'
ORDER BY email, role, path`,
  },
  {
    id: 'segment-users-by-domain',
    name: 'Users by mail domain',
    description:
      'How many users come from which domain: agencies, contractors and private addresses stand out at once.',
    tags: ['access', 'third party'],
    sql: `
SELECT email_domain(email) AS domain, count(*) AS users,
  sum(has_role(permissions, 'Workspace Owner')) AS directOwners
FROM segment_user
GROUP BY 1
ORDER BY users DESC`,
  },
  {
    id: 'segment-users-without-group',
    name: 'Users in no group',
    description: 'People whose access was granted one by one: nobody takes it away when their team changes.',
    tags: ['access', 'hygiene'],
    sql: `
SELECT u.id, u.name, u.email, json_array_length(u.permissions) AS roles, u._integrationName
FROM segment_user AS u
WHERE NOT EXISTS (
  SELECT 1 FROM segment_user_group AS g, json_each(g.members) AS member
  WHERE g._integrationId = u._integrationId AND member.value ->> 'id' = u.id)
ORDER BY roles DESC, u.name`,
  },
  {
    id: 'segment-direct-and-group',
    name: 'Roles held twice',
    description:
      'People who hold the same role directly and through a group: taking one away changes nothing, which surprises everybody.',
    tags: ['access', 'hygiene'],
    sql: `
SELECT userId AS id, userName AS name, userEmail AS email, roleName AS role,
  group_concat(DISTINCT coalesce(groupName, 'direct')) AS through
FROM segment_effective_access
GROUP BY userId, roleName, _integrationId
HAVING count(DISTINCT path) > 1
ORDER BY name`,
  },
  {
    id: 'segment-open-invitations',
    name: 'Open invitations',
    description:
      'Invitations that were not accepted, the oldest first. An old one is a door that somebody forgot.',
    tags: ['access', 'hygiene'],
    sql: `
SELECT email, email_domain(email) AS domain, round(days_since(_firstSeenAt), 1) AS daysKnown, _integrationName
FROM segment_invite
ORDER BY _firstSeenAt`,
  },
  {
    id: 'segment-groups-by-size',
    name: 'Groups, their members and roles',
    description:
      'What each group grants and to how many: large groups with strong roles deserve a second look.',
    tags: ['access'],
    sql: `
SELECT g.id, g.name, g.memberCount AS members,
  (SELECT group_concat(DISTINCT permission.value ->> 'roleName') FROM json_each(g.permissions) AS permission) AS roles,
  g._integrationName
FROM segment_user_group AS g
ORDER BY members DESC`,
  },
]
