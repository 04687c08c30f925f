import type { Database } from 'better-sqlite3'
import type { Cell } from '../../../src-preload/contract.ts'
import { pathsIn } from '../store/sql-functions.ts'
import { quoted } from '../store/sql-quotes.ts'
import { reading } from './connections.ts'
import type { Tasks } from './protocol.ts'
import type { TaskContext } from './task-context.ts'

const sampled = 100
const mostSamples = 5
const mostPaths = 200
const longestSample = 120
/** In milliseconds. A view whose rows SQLite can't count quickly is counted for as long at most. */
const countedForMs = 250

export interface ViewToDescribe {
  name: string
  /** It is made of so much that counting it may take seconds: then it isn't counted. */
  derived: boolean
}

export interface ViewSample {
  name: string
  rows: number | null
  columns: { name: string; samples: Cell[]; paths: string[] }[]
}

/** Looks into views: what values and what JSON paths occur in the first rows of each. */
export function runSample(
  { views }: Tasks['sample']['input'],
  { database }: Pick<TaskContext<'sample'>, 'database'>,
): ViewSample[] {
  return reading(database, '', null, (db) => {
    const known = countedByPolls(db)
    return views.map(({ name, derived }) => {
      const view = quoted(name)
      const statement = db.prepare<[], unknown[]>(`SELECT * FROM ${view} LIMIT ${sampled}`).raw()
      const rows = statement.all()
      return {
        name,
        rows: known.get(name) ?? (derived ? countedQuickly(db, view) : countOf(db, view)),
        columns: statement.columns().map((column, index) => {
          const values = rows.map((row) => row[index])
          return { name: column.name, samples: samplesOf(values), paths: jsonPathsOf(values) }
        }),
      }
    })
  })
}

/** The rows of views that may have millions, from what polls noted of them: to count the changes alone took seconds. */
function countedByPolls(db: Database): Map<string, number> {
  const rows = db
    .prepare<[], [string, number]>(
      `WITH resources AS (SELECT type, sum(resources) AS count FROM type_state GROUP BY 1),
         changes AS (
           SELECT resource_type AS type, sum(added + modified + removed) AS count FROM recording GROUP BY 1)
       SELECT type, count FROM resources UNION ALL SELECT type || '_changes', count FROM changes
       UNION ALL SELECT 'sightline_resource', sum(count) FROM resources WHERE count > 0
       UNION ALL SELECT 'sightline_change', sum(count) FROM changes WHERE count > 0`,
    )
    .raw()
    .all()
  return new Map(rows)
}

const countOf = (db: Database, view: string) =>
  db.prepare<[], number>(`SELECT count(*) FROM ${view}`).pluck().get() as number

function countedQuickly(db: Database, view: string): number | null {
  const until = performance.now() + countedForMs
  let count = 0
  for (const _ of db.prepare(`SELECT 1 FROM ${view}`).raw().iterate())
    if (++count % 500 === 0 && performance.now() > until) return null
  return count
}

function samplesOf(values: unknown[]): Cell[] {
  const counts = new Map<Cell, number>()
  for (const value of values) {
    if (typeof value !== 'string' && typeof value !== 'number') continue
    const sample =
      typeof value === 'string' && value.length > longestSample ? `${value.slice(0, longestSample)}…` : value
    counts.set(sample, (counts.get(sample) ?? 0) + 1)
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostSamples)
    .map(([sample]) => sample)
}

function jsonPathsOf(values: unknown[]): string[] {
  const found = new Set<string>()
  for (const value of values) {
    if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) continue
    try {
      for (const path of pathsIn(JSON.parse(value))) found.add(path)
    } catch {
      continue // Text that only looks like JSON.
    }
    if (found.size > mostPaths) break
  }
  return [...found].slice(0, mostPaths)
}
