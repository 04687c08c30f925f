import type { ManagedQuery } from '../../connector'

export const destinationQueries: ManagedQuery[] = [
  {
    id: 'segment-destinations-by-kind',
    name: 'Where customer data goes',
    description:
      'Every kind of destination with how many there are and how many sources feed them: the list a privacy review begins with.',
    tags: ['destinations', 'privacy'],
    sql: `
SELECT metadata ->> '$.name' AS kind, count(*) AS destinations, sum(enabled) AS enabled,
  count(DISTINCT sourceId) AS sources
FROM segment_destination
GROUP BY 1
ORDER BY enabled DESC, destinations DESC`,
  },
  {
    id: 'segment-destinations-of-source',
    name: 'Destinations of a source',
    description:
      'All that a source sends to, by its name: what breaks, or stops leaking, when it is switched off.',
    tags: ['destinations'],
    parameters: [{ name: 'source', title: 'Source’s name contains', kind: 'text', default: '' }],
    sql: `
SELECT s.name AS source, d.name AS destination, d.metadata ->> '$.name' AS kind, d.enabled, d.id, d._integrationName
FROM segment_destination AS d
JOIN segment_source AS s ON s.id = d.sourceId AND s._integrationId = d._integrationId
WHERE s.name LIKE '%' || $source || '%'
ORDER BY source, destination`,
  },
  {
    id: 'segment-destinations-without-filter',
    name: 'Enabled destinations without a filter',
    description:
      'Destinations that get every event with everything in it. Where personal data must not go, a filter says so.',
    tags: ['destinations', 'privacy'],
    sql: `
SELECT d.id, d.name, d.metadata ->> '$.name' AS kind, d._integrationName
FROM segment_destination AS d
WHERE d.enabled = 1 AND NOT EXISTS (
  SELECT 1 FROM segment_destination_filter AS f
  WHERE f.destinationId = d.id AND f._integrationId = d._integrationId AND f.enabled = 1)
ORDER BY kind, d.name`,
  },
  {
    id: 'segment-disabled-filters',
    name: 'Filters that are switched off',
    description: 'A filter that is off protects nothing, and is easily taken for one that does.',
    tags: ['destinations', 'privacy'],
    sql: `
SELECT f.id, f.title, f."if" AS condition, d.name AS destination, f.updatedAt, f._integrationName
FROM segment_destination_filter AS f
LEFT JOIN segment_destination AS d ON d.id = f.destinationId AND d._integrationId = f._integrationId
WHERE f.enabled = 0
ORDER BY f.updatedAt DESC`,
  },
  {
    id: 'segment-warehouse-sources',
    name: 'Warehouses and the sources in them',
    description: 'What each warehouse loads, and whether it is enabled.',
    tags: ['destinations', 'inventory'],
    sql: `
SELECT w.id, w.metadata ->> '$.name' AS kind, w.enabled, count(source.value) AS sources,
  json_group_array(s.name) FILTER (WHERE s.name IS NOT NULL) AS names, w._integrationName
FROM segment_warehouse AS w
LEFT JOIN json_each(w.connectedSources) AS source
LEFT JOIN segment_source AS s ON s.id = source.value ->> 'id' AND s._integrationId = w._integrationId
GROUP BY w.id, w._integrationId`,
  },
]
