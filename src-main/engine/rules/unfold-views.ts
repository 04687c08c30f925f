import { tokens } from '../query/sql-text'
import type { Db } from '../store/database'
import { literal, quoted } from '../store/sql-quotes'
import type { RuleDefinition } from './rule-definition'

/** A view that others of its kind, or rules, name. What one names comes before it. */
interface DerivedView {
  name: string
  select: string
}

/**
 * Makes those derived views that more than one rule reads anew, on this connection alone and under their own names, over
 * tables of an integration's rows: unfolding permissions takes most of the time that such a rule does.
 */
export function unfoldViews(
  db: Db,
  views: DerivedView[],
  rules: Pick<RuleDefinition, 'sql' | 'unless'>[],
  integrationId: string,
) {
  const unfold = unfolderOf(db, integrationId)
  const namedBy = new Map(views.map(({ name, select }) => [name, wordsOf(select)]))
  const readBy = rules.map(({ sql, unless }) => withWhatTheyName(wordsOf(`${sql} ${unless ?? ''}`), namedBy))
  const base = baseViews(db, views)
  for (const { name, select } of views) {
    if (readBy.filter((read) => read.has(name)).length < 2) continue
    // What reads nothing but unfolded views costs as little as they do, and would only be all of them once more.
    const isOnTop = [...wordsOf(select)].every((word) => !base.has(word))
    if (isOnTop) db.exec(`CREATE TEMP VIEW ${quoted(name)} AS ${select}`)
    else unfold(name, select)
  }
}

/** Names, and all that is named by the views among them. */
function withWhatTheyName(names: Set<string>, namedBy: ReadonlyMap<string, Set<string>>): Set<string> {
  const all = new Set(names)
  // A set's own walk goes on with what is added to it meanwhile.
  for (const name of all) for (const more of namedBy.get(name) ?? []) all.add(more)
  return all
}

/** Columns that are the same in every row are not stored with each. */
function unfolderOf(db: Db, integrationId: string) {
  const integrationName = db
    .prepare('SELECT name FROM integration WHERE id = ?')
    .pluck()
    .get(integrationId) as string
  const same = new Map([
    ['_integrationId', literal(integrationId)],
    ['_integrationName', literal(integrationName)],
  ])
  return (name: string, select: string) => {
    const columns = db
      .prepare(`SELECT * FROM (${select})`)
      .columns()
      .map((column) => column.name)
    const table = quoted(`${name} unfolded`)
    const stored = columns.filter((column) => !same.has(column)).map(quoted)
    db.prepare(
      `CREATE TEMP TABLE ${table} AS SELECT ${stored} FROM (${select}) WHERE _integrationId = ?`,
    ).run(integrationId)
    const shown = columns.map((column) => `${same.get(column) ?? quoted(column)} AS ${quoted(column)}`)
    db.exec(`CREATE TEMP VIEW ${quoted(name)} AS SELECT ${shown} FROM temp.${table}`)
  }
}

/** From now on the views are read themselves. */
export function forgetUnfolded(db: Db) {
  const unfolded = db.prepare('SELECT type, name FROM temp.sqlite_schema ORDER BY type DESC').all() as {
    type: string
    name: string
  }[]
  for (const { type, name } of unfolded) db.exec(`DROP ${type} temp.${quoted(name)}`)
}

/** The names, in small letters, of all views that are no derived ones. */
function baseViews(db: Db, derived: DerivedView[]): Set<string> {
  const views = db.prepare("SELECT lower(name) FROM main.sqlite_schema WHERE type = 'view'").pluck()
  const base = new Set(views.all() as string[])
  for (const { name } of derived) base.delete(name)
  return base
}

const wordsOf = (sql: string) =>
  new Set(
    tokens(sql).flatMap(({ kind, text }) =>
      kind === 'word' || kind === 'quoted' ? [text.toLowerCase()] : [],
    ),
  )
