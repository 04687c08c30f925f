import type { ManagedQuery } from '../../connector'

const since = { name: 'days', title: 'In the last so many days', kind: 'number' as const, default: 7 }

export const changeQueries: ManagedQuery[] = [
  {
    id: 'segment-changes-by-type',
    name: 'What changed lately, by type',
    description:
      'How much was added, modified and removed of each type. What was merely there at the first look is left out.',
    tags: ['change'],
    parameters: [since],
    sql: `
SELECT resourceType, sum(type = 'added') AS added, sum(type = 'modified') AS modified, sum(type = 'removed') AS removed,
  max(recordedAt) AS last
FROM sightline_change
WHERE baseline = 0 AND resourceType LIKE 'segment%' AND days_since(recordedAt) <= $days
GROUP BY 1
ORDER BY last DESC`,
  },
  {
    id: 'segment-who-changed',
    name: 'Who changed what',
    description: 'People in the audit trail by how much they did, and what they did most.',
    tags: ['change', 'access'],
    parameters: [{ ...since, default: 30 }],
    sql: `
SELECT actorEmail AS who, count(*) AS events, count(DISTINCT type) AS kinds, max(timestamp) AS last,
  json_group_array(DISTINCT type) AS did
FROM segment_audit_event
WHERE days_since(timestamp) <= $days
GROUP BY 1
ORDER BY events DESC`,
  },
  {
    id: 'segment-permission-changes',
    name: 'Changes of permissions',
    description:
      'When a user’s or a group’s permissions changed, and by whom as far as the audit trail tells.',
    tags: ['change', 'access'],
    sql: `
SELECT recordedAt, resourceType, resourceName AS name, type, actor, before ->> '$.permissions' AS before,
  after ->> '$.permissions' AS after
FROM sightline_change
WHERE resourceType IN ('segment_user', 'segment_user_group') AND baseline = 0
  AND (type <> 'modified' OR before ->> '$.permissions' IS NOT after ->> '$.permissions')
ORDER BY id DESC
LIMIT 1000`,
  },
  {
    id: 'segment-removed',
    name: 'What was removed',
    description:
      'Everything that is gone, the latest first: what it was called, when it was missed, and who did it.',
    tags: ['change'],
    sql: `
SELECT recordedAt, resourceType, resourceName AS name, resourceId, actor
FROM sightline_change
WHERE type = 'removed' AND resourceType LIKE 'segment%'
ORDER BY id DESC
LIMIT 1000`,
  },
  {
    id: 'segment-recent-audit',
    name: 'Audit trail',
    description: 'What the provider’s own log says, filtered by the kind of event.',
    tags: ['change', 'audit'],
    parameters: [{ name: 'event', title: 'Kind contains', kind: 'text', default: '' }],
    sql: `
SELECT timestamp, type, actorEmail AS who, resourceType, resourceName, resourceId
FROM segment_audit_event
WHERE type LIKE '%' || $event || '%'
ORDER BY timestamp DESC
LIMIT 1000`,
  },
]
