import type { ManagedQuery } from '../../connector'

export const costQueries: ManagedQuery[] = [
  {
    id: 'segment-tracked-users-by-month',
    name: 'Monthly tracked users',
    description: 'The highest daily count of each month, which is what is billed by.',
    tags: ['cost'],
    sql: `
SELECT substr(timestamp, 1, 7) AS month, max(identified + anonymous) AS users, max(identified) AS identified,
  max(anonymous) AS anonymous
FROM segment_tracked_user_usage
GROUP BY 1
ORDER BY 1`,
  },
  {
    id: 'segment-calls-by-day',
    name: 'API calls by day',
    description: 'The workspace’s calls of each day: a step in the line is a new source, or a loop.',
    tags: ['cost'],
    sql: `
SELECT substr(timestamp, 1, 10) AS day, sum(apiCalls) AS calls
FROM segment_usage
GROUP BY 1
ORDER BY 1`,
  },
  {
    id: 'segment-calls-by-source',
    name: 'API calls by source',
    description: 'Which sources make the bill, and which of them are disabled by now.',
    tags: ['cost', 'sources'],
    parameters: [{ name: 'days', title: 'In the last so many days', kind: 'number', default: 30 }],
    sql: `
SELECT s.id, s.name, s.enabled, sum(u.apiCalls) AS calls,
  round(100.0 * sum(u.apiCalls) / sum(sum(u.apiCalls)) OVER (), 1) AS percent
FROM segment_source_usage AS u
LEFT JOIN segment_source AS s ON s.id = u.sourceId AND s._integrationId = u._integrationId
WHERE days_since(u.timestamp) <= $days
GROUP BY u.sourceId, u._integrationId
ORDER BY calls DESC`,
  },
]
