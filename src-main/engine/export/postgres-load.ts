import { literal, quoted } from '../store/sql-quotes.ts'
import type { ExportedTable } from './tables.ts'

export const loadFile = 'load.sql'

/** The script that loads all tables into a schema of their own: all of it, or nothing. */
export function postgresLoad(tables: ExportedTable[], fileOf: (table: string) => string): string {
  const schema = quoted('sightline')
  const names = new Set(tables.map(({ name }) => name))
  const types = [...names].filter((name) => !name.startsWith('sightline_'))
  return `-- psql --dbname=… --file=${loadFile}
\\set ON_ERROR_STOP on
BEGIN;
CREATE SCHEMA ${schema};
SET LOCAL search_path TO ${schema};
${tables.map(({ name }) => `\\ir ${fileOf(name)}\n`).join('')}
${tables
  .map(({ name, index }) => `CREATE INDEX ON ${quoted(name)} (${index.map(quoted).join(', ')});\n`)
  .join('')}
${types
  .map(
    (type) => `CREATE VIEW ${quoted(`${type}_changes`)} AS
  SELECT type, "resourceId", fields, before, after, "recordedAt", actor, "eventType",
    "integrationId" AS "_integrationId"
  FROM "sightline_change" WHERE "resourceType" = ${literal(type)};
`,
  )
  .join('')}COMMIT;
ANALYZE;
`
}
