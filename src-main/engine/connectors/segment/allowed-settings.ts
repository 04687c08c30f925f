/**
 * Keys of settings whose values are known to be no secret: names, places and switches. The API marks
 * passwords as plain strings, so a key that isn't here is treated as one.
 */
export const allowedSettings: ReadonlySet<string> = new Set([
  'name',
  'displayName',
  'host',
  'hostname',
  'port',
  'database',
  'dbName',
  'schema',
  'region',
  'location',
  'dataset',
  'bucket',
  'warehouse',
  'warehouseName',
  'project',
  'projectId',
  'connectionMode',
  'environment',
  'apiVersion',
  'version',
  'trackingVersion',
  'type',
  'mode',
  'domain',
  'timezone',
  'currency',
  'dataCenter',
  'datacenter',
])
