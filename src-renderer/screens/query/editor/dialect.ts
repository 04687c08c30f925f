import { SQLDialect, SQLite } from '@codemirror/lang-sql'

/** SQLite's own keywords that a query can have; the library's list marks names such as “path” and “domain” too. */
const keywords =
  'all and as asc between by case cast collate cross current_date current_time current_timestamp desc distinct ' +
  'else end escape except exclude exists explain false filter first following from full glob group groups having ' +
  'in indexed inner intersect is isnull join last left like limit match materialized natural not notnull null ' +
  'nulls offset on or order others outer over partition plan preceding query range recursive regexp right rows ' +
  'select then ties true unbounded union using values when where window with'

export const dialect = SQLDialect.define({
  ...SQLite.spec,
  keywords,
  types: 'integer real text blob numeric',
  builtin: '',
})
