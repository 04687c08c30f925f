import type { ManagedQuery } from '../../connector'

export const sourceQueries: ManagedQuery[] = [
  {
    id: 'segment-sources-by-kind',
    name: 'Sources by kind',
    description: 'How many sources there are of each kind, and how many are enabled.',
    tags: ['sources', 'inventory'],
    sql: `
SELECT metadata ->> '$.name' AS kind, count(*) AS sources, sum(enabled) AS enabled
FROM segment_source
GROUP BY 1
ORDER BY sources DESC`,
  },
  {
    id: 'segment-disabled-sources',
    name: 'Disabled sources',
    description: 'Sources that are off, with what still hangs on them: candidates for being deleted.',
    tags: ['sources', 'hygiene'],
    sql: `
SELECT s.id, s.name, s.slug, count(d.id) AS destinations, sum(d.enabled) AS enabledDestinations, s._integrationName
FROM segment_source AS s
LEFT JOIN segment_destination AS d ON d.sourceId = s.id AND d._integrationId = s._integrationId
WHERE s.enabled = 0
GROUP BY s.id, s._integrationId
ORDER BY enabledDestinations DESC, s.name`,
  },
  {
    id: 'segment-sources-without-tracking-plan',
    name: 'Sources without a tracking plan',
    description:
      'Enabled sources that nothing says what they may send: unplanned events end up in every destination.',
    tags: ['sources', 'governance'],
    sql: `
SELECT s.id, s.name, s.slug, s.metadata ->> '$.name' AS kind, s._integrationName
FROM segment_source AS s
WHERE s.enabled = 1 AND NOT EXISTS (
  SELECT 1 FROM segment_tracking_plan AS plan, json_each(plan.sources) AS source
  WHERE plan._integrationId = s._integrationId AND source.value ->> 'id' = s.id)
ORDER BY s.name`,
  },
  {
    id: 'segment-sources-without-destination',
    name: 'Sources that lead nowhere',
    description:
      'Enabled sources with no enabled destination and no warehouse: they are collected, and paid, for nobody.',
    tags: ['sources', 'cost'],
    sql: `
SELECT s.id, s.name, s.slug, s._integrationName
FROM segment_source AS s
WHERE s.enabled = 1
  AND NOT EXISTS (
    SELECT 1 FROM segment_destination AS d
    WHERE d.sourceId = s.id AND d._integrationId = s._integrationId AND d.enabled = 1)
  AND NOT EXISTS (
    SELECT 1 FROM segment_warehouse AS w, json_each(w.connectedSources) AS source
    WHERE w._integrationId = s._integrationId AND w.enabled = 1 AND source.value ->> 'id' = s.id)
ORDER BY s.name`,
  },
  {
    id: 'segment-write-keys',
    name: 'Sources by number of write keys',
    description: 'A source with more than one write key has an old one that somebody may still hold.',
    tags: ['sources', 'secrets'],
    sql: `
SELECT id, name, json_array_length(writeKeys) AS writeKeys, enabled, _integrationName
FROM segment_source
ORDER BY writeKeys DESC, name`,
  },
  {
    id: 'segment-sources-by-label',
    name: 'Sources by label',
    description: 'Which sources carry which label; those of no label are in nobody’s limits.',
    tags: ['sources', 'inventory'],
    sql: `
SELECT coalesce(label.value ->> 'key' || ':' || (label.value ->> 'value'), '(none)') AS label,
  count(*) AS sources, json_group_array(s.name ORDER BY s.name) AS names
FROM segment_source AS s LEFT JOIN json_each(s.labels) AS label
GROUP BY 1
ORDER BY sources DESC`,
  },
]
