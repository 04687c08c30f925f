/** Quotes a name for SQL: of a table, a view or a column. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** A text as a literal of SQL. What a caller gives is bound instead. */
export const literal = (text: string) => `'${text.replaceAll("'", "''")}'`
