import type { ManagedQuery } from '../../connector'

export const governanceQueries: ManagedQuery[] = [
  {
    id: 'segment-tracking-plans',
    name: 'Tracking plans, their rules and sources',
    description:
      'How much each plan says and to how many sources it applies. A plan on no source is a document.',
    tags: ['governance'],
    sql: `
SELECT plan.id, plan.name, plan.type, coalesce(json_array_length(plan.sources), 0) AS sources,
  (SELECT count(*) FROM segment_tracking_plan_rule AS rule
   WHERE rule.trackingPlanId = plan.id AND rule._integrationId = plan._integrationId) AS rules,
  round(days_since(plan.updatedAt)) AS daysSinceUpdate
FROM segment_tracking_plan AS plan
ORDER BY sources DESC, rules DESC`,
  },
  {
    id: 'segment-function-secrets',
    name: 'Functions with a secret in their code',
    description: 'Functions in whose code the scan found what looks like a key, with the kind and the line.',
    tags: ['governance', 'secrets'],
    sql: `
SELECT f.id, f.displayName AS name, f.resourceType AS kind, finding.value ->> 'kind' AS secret,
  finding.value ->> 'line' AS line, f._integrationName
FROM segment_function AS f, json_each(f.code, '$.findings') AS finding
ORDER BY name, line`,
  },
  {
    id: 'segment-functions',
    name: 'Functions and when they were deployed',
    description: 'All custom code that runs on customer data, the latest deployment first.',
    tags: ['governance', 'inventory'],
    sql: `
SELECT id, displayName AS name, resourceType AS kind, code ->> '$.bytes' AS bytes, isLatestVersion AS deployedLatest,
  deployedAt, createdBy, _integrationName
FROM segment_function
ORDER BY deployedAt DESC`,
  },
  {
    id: 'segment-regulations',
    name: 'Deletion and suppression requests',
    description: 'Regulations by kind and status, and how long the open ones have been waiting.',
    tags: ['governance', 'privacy'],
    sql: `
SELECT regulationType AS kind, status, count(*) AS requests, sum(subjectCount) AS subjects,
  round(max(CASE WHEN finishedAt IS NULL THEN days_since(createdAt) END), 1) AS longestWaitDays
FROM segment_regulation
GROUP BY 1, 2
ORDER BY 1, 2`,
  },
  {
    id: 'segment-stale-audiences',
    name: 'Audiences that nobody touched for a while',
    description:
      'Audiences and whether anything is activated from them: those that are computed for nobody cost and confuse.',
    tags: ['governance', 'hygiene'],
    parameters: [{ name: 'days', title: 'Not updated for so many days', kind: 'number', default: 30 }],
    sql: `
SELECT a.id, a.name, a.enabled, a.status, round(days_since(a.updatedAt)) AS daysSinceUpdate,
  (SELECT count(*) FROM segment_audience_activation AS activation
   WHERE activation.audienceId = a.id AND activation._integrationId = a._integrationId) AS activations
FROM segment_audience AS a
WHERE days_since(a.updatedAt) >= $days
ORDER BY daysSinceUpdate DESC`,
  },
]
