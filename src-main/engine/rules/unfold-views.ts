import { tokens } from '../query/sql-text'
import type { Db } from '../store/database'
import { quoted } from '../store/sql-quotes'
import type { RuleDefinition } from './rule-definition'

/** A view that others of its kind, or rules, name. */
interface DerivedView {
  name: string
  select: string
}

/**
 * Makes tables, on this connection alone and under the views' own names, of an integration's rows of those derived
 * views that more than one rule reads: unfolding permissions takes most of the time that such a rule does.
 */
export function unfoldViews(
  db: Db,
  views: DerivedView[],
  rules: Pick<RuleDefinition, 'sql' | 'unless'>[],
  integrationId: string,
) {
  const readers = [
    ...rules.map(({ sql, unless }) => [sql, unless ?? '']),
    ...views.map(({ select }) => [select]),
  ]
  for (const { name, select } of views) {
    if (readers.filter((texts) => texts.some((text) => names(text, name))).length < 2) continue
    // What its SELECT names is a table already, where it is another of these views.
    db.prepare(`CREATE TEMP TABLE ${quoted(name)} AS SELECT * FROM (${select}) WHERE _integrationId = ?`).run(
      integrationId,
    )
  }
}

/** From now on the views are read themselves. */
export function forgetUnfolded(db: Db) {
  const names = db
    .prepare("SELECT name FROM temp.sqlite_schema WHERE type = 'table'")
    .pluck()
    .all() as string[]
  for (const name of names) db.exec(`DROP TABLE temp.${quoted(name)}`)
}

const names = (sql: string, view: string) =>
  tokens(sql).some(({ kind, text }) => (kind === 'word' || kind === 'quoted') && text.toLowerCase() === view)
