import type { ManagedRule } from '../connector'

const owners = `
  SELECT userId, min(userName) AS name, min(userEmail) AS email,
         group_concat(DISTINCT CASE path WHEN 'direct' THEN 'direct' ELSE 'group ' || groupName END) AS through
  FROM segment_effective_access
  WHERE _integrationId = :integration AND roleName = 'Workspace Owner'
  GROUP BY userId`
const ownerNeeds = ['segment_workspace', 'segment_user', 'segment_user_group']

/** The rules that come with Sightline for a Segment workspace. */
export const rules: ManagedRule[] = [
  {
    id: 'segment-too-many-owners',
    name: 'More than three workspace owners',
    severity: 'high',
    why: 'A Workspace Owner can read every source, change where customer data is sent, invite people and create tokens. Each further owner is one more account whose loss is the loss of the whole workspace.',
    fix: [
      'Decide which two or three people need to own the workspace.',
      'In Segment, open Settings → Access Management → Users.',
      'Give everybody else a role that fits their work (Source Admin, Workspace Member…), and take away Workspace Owner; look at groups that grant it as well.',
    ],
    tags: ['access', 'least privilege'],
    resourceType: 'segment_workspace',
    needs: ownerNeeds,
    sql: `
WITH owner AS (${owners})
SELECT workspace.id AS resourceId, count(*) AS owners, json_group_array(owner.email ORDER BY owner.email) AS emails
FROM segment_workspace AS workspace, owner
WHERE workspace._integrationId = :integration
GROUP BY workspace.id
HAVING count(*) > 3`,
  },
  {
    id: 'segment-owner-outside-company',
    name: 'Owner outside the company’s domains',
    severity: 'critical',
    why: 'An owner with a private or a foreign address is outside your single sign-on and your leavers’ process: nobody takes that access away when the person goes.',
    fix: [
      'Find out who it is and why they own the workspace.',
      'In Segment, open Settings → Access Management → Users, and remove the person or lower the role.',
      'If the domain belongs to your company, add it to this integration’s company domains.',
    ],
    tags: ['access', 'third party'],
    resourceType: 'segment_user',
    needs: ownerNeeds,
    needsCompanyDomains: true,
    sql: `
WITH owner AS (${owners})
SELECT userId AS resourceId, email, name, through
FROM owner
WHERE lower(substr(email, instr(email, '@') + 1)) NOT IN (SELECT value FROM json_each(:companyDomains))`,
  },
  {
    id: 'segment-source-without-labels',
    name: 'Source without labels',
    severity: 'low',
    why: 'Access to sources is granted by label. A source without one can’t be put within anybody’s limits, and nobody can tell whether it is production.',
    fix: [
      'In Segment, open the source’s Settings.',
      'Add at least its environment as a label, for example environment:prod.',
    ],
    tags: ['hygiene'],
    resourceType: 'segment_source',
    needs: ['segment_source'],
    sql: `
SELECT id AS resourceId, name, slug, enabled
FROM segment_source
WHERE _integrationId = :integration AND coalesce(json_array_length(labels), 0) = 0`,
  },
  {
    id: 'segment-destination-on-disabled-source',
    name: 'Enabled destination on a disabled source',
    severity: 'medium',
    why: 'The destination keeps its credentials and starts to receive data again the moment somebody enables the source, which may be a surprise to everyone.',
    fix: [
      'Decide whether the source comes back.',
      'If not, disable or delete the destination in Segment, and revoke the credentials it holds.',
    ],
    tags: ['data flow', 'hygiene'],
    resourceType: 'segment_destination',
    needs: ['segment_destination', 'segment_source'],
    sql: `
SELECT destination.id AS resourceId, destination.name, source.id AS sourceId, source.name AS sourceName
FROM segment_destination AS destination
JOIN segment_source AS source
  ON source.id = destination.sourceId AND source._integrationId = destination._integrationId
WHERE destination._integrationId = :integration AND destination.enabled = 1 AND source.enabled = 0`,
  },
  {
    id: 'segment-group-without-members',
    name: 'Group without members',
    severity: 'low',
    why: 'Its permissions wait for whoever is added next, and nobody remembers what they were.',
    fix: [
      'In Segment, open Settings → Access Management → Groups.',
      'Delete the group, or add the people it was made for.',
    ],
    tags: ['access', 'hygiene'],
    resourceType: 'segment_user_group',
    needs: ['segment_user_group'],
    sql: `
SELECT id AS resourceId, name, memberCount
FROM segment_user_group
WHERE _integrationId = :integration AND coalesce(json_array_length(members), memberCount, 0) = 0`,
  },
  {
    id: 'segment-warehouse-disabled',
    name: 'Warehouse disabled',
    severity: 'medium',
    why: 'Nothing is loaded into it, so reports and audits read old data without noticing; and its credentials stay in Segment.',
    fix: [
      'In Segment, open Connections → Destinations → Storage.',
      'Enable the warehouse, or delete it and revoke its credentials.',
    ],
    tags: ['data flow'],
    resourceType: 'segment_warehouse',
    needs: ['segment_warehouse'],
    sql: `
SELECT id AS resourceId, json_extract(settings, '$.name') AS name, json_extract(metadata, '$.name') AS kind
FROM segment_warehouse
WHERE _integrationId = :integration AND enabled = 0`,
  },
]
