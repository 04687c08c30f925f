import type { Connector } from '../connectors/connector'
import type { ColumnType, ExportedTable } from './tables'

/**
 * The tables of an export of the whole mirror and its history: each is the view of its name. Left out is what the others
 * tell already (the changes of one type, who may do what), and what is settings: channels, alert rules, deliveries.
 */
export function exportedTables(connectors: Connector[]): ExportedTable[] {
  const ofTypes = connectors.flatMap(({ resourceTypes }) =>
    resourceTypes.map(
      ({ key, columns }): ExportedTable => ({
        name: key,
        types: {
          ...Object.fromEntries(columns.map(({ name, kind }) => [name, typeOfKind[kind]])),
          _firstSeenAt: 'time',
          _changedAt: 'time',
        },
        index: ['_integrationId', ...columns.map(({ name }) => name).filter((name) => name === 'id')],
        orderBy: null,
      }),
    ),
  )
  return [...own, ...ofTypes]
}

/** What a provider calls a time may be in any form, and what it nests is often a bare text: both stay the text they are. */
const typeOfKind = { text: 'text', time: 'text', json: 'text', number: 'number', boolean: 'boolean' } as const

/** Columns that aren't named are text. */
function table(
  name: string,
  columns: Partial<Record<ColumnType, string>>,
  index: string[],
  orderBy: string | null = null,
): ExportedTable {
  const types = Object.entries(columns).flatMap(([type, names]) =>
    names.split(' ').map((column) => [column, type as ColumnType] as const),
  )
  return { name, types: Object.fromEntries(types), index, orderBy }
}

const own: ExportedTable[] = [
  table('sightline_resource', { json: 'body', time: 'firstSeenAt changedAt' }, [
    'integrationId',
    'type',
    'id',
  ]),
  table(
    'sightline_change',
    {
      integer: 'id pollId',
      boolean: 'baseline',
      json: 'fields before after byDifference',
      time: 'recordedAt',
    },
    ['resourceType', 'integrationId', 'resourceId', 'id'],
    'id',
  ),
  table(
    'sightline_integration',
    {
      boolean: 'enabled ready',
      integer: 'intervalMinutes keepHistoryDays',
      json: 'tags companyDomains',
      time: 'historySince createdAt lastPollAt nextPollAt',
    },
    ['id'],
  ),
  table(
    'sightline_poll',
    { integer: 'id requests listed added modified removed', time: 'startedAt finishedAt' },
    ['integrationId', 'id'],
    'id',
  ),
  table('sightline_rule', { integer: 'version', time: 'evaluatedAt since' }, ['integrationId', 'id']),
  table(
    'sightline_finding',
    {
      integer: 'id suppressionId',
      time: 'firstSeenAt openedAt resolvedAt',
      json: 'evidence evidenceThen',
    },
    ['integrationId', 'ruleId'],
    'id',
  ),
  table(
    'sightline_finding_event',
    { integer: 'id findingId suppressionId', time: 'at' },
    ['findingId'],
    'id',
  ),
  table(
    'sightline_suppression',
    { integer: 'id', json: 'filters', time: 'createdAt until endedAt' },
    ['ruleId'],
    'id',
  ),
  table(
    'sightline_compliance_control',
    {
      integer: 'packVersion findings suppressed',
      boolean: 'manual attested',
      json: 'reasons rules',
      time: 'since attestedAt attestedUntil',
    },
    ['integrationId', 'packId', 'controlId'],
  ),
  table(
    'sightline_compliance_score',
    { integer: 'packVersion passed failed notEvaluated notAttested', number: 'score', time: 'at' },
    ['integrationId', 'packId'],
  ),
  table(
    'sightline_attestation',
    { integer: 'id', boolean: 'met', time: 'at until withdrawnAt' },
    ['integrationId', 'packId', 'controlId'],
    'id',
  ),
  table('sightline_access_review', { boolean: 'stillThere', time: 'createdAt closedAt decidedAt goneAt' }, [
    'reviewId',
  ]),
  table(
    'sightline_alert',
    { integer: 'id total', boolean: 'seen', json: 'details findings rules', time: 'at' },
    ['integrationId', 'id'],
    'id',
  ),
]
