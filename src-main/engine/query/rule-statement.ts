import type { Database } from 'better-sqlite3'
import type { Cell } from '../../../src-preload/contract.ts'
import { tellMoment } from '../store/sql-functions.ts'
import { bound, plainCell, prepareStatement, refusalFor, sizeOf } from './prepare-statement.ts'
import { Refusal } from './refusal.ts'

/** What is asked of the database to evaluate a rule. */
export interface RuleStatement {
  sql: string
  /** SQL that says why the rule can't be judged, or nothing; null: it always can. */
  unless: string | null
  parameters: Record<string, Cell>
}

export interface FoundRow {
  /** Null where the row doesn't say: it is then the rule's own. */
  resourceType: string | null
  resourceId: string
  /** All else that the row has. */
  evidence: Record<string, Cell>
}

/** Either why it can't be judged, or what it found. */
export type RuleOutcome = { reason: string } | { rows: FoundRow[] }

/** A rule that finds more is refused: nobody could work through that. */
const mostFindings = 50_000

const longestReason = 1000
/** In characters, of a finding: it is shown, sent, and kept with each finding for as long as that is known. */
const largestEvidence = 256 * 1024
/** Of all of a rule's findings. */
const mostEvidence = 32 * 1024 * 1024
const tooMuchEvidence = new Refusal({
  code: 'too-large',
  message: 'Its rows say more than can be kept of findings: 256 kB of each, 32 MB in all.',
  hint: 'Select what shows that a resource breaks the rule, and no more.',
})

/** Looks at what the connection reads, as of `now`, an instant in ISO 8601. Throws a {@link Refusal}. */
type AskRule = (now: string) => RuleOutcome

/** Prepares a rule as every statement of a user is: it can do nothing but read. Throws a {@link Refusal}. */
export function prepareRule(db: Database, { sql, unless, parameters }: RuleStatement): AskRule {
  const guard = unless === null ? null : prepareStatement(db, unless)
  const statement = prepareStatement(db, sql)
  const columns = statement.columns().map(({ name }) => name)
  if (!columns.includes('resourceId'))
    throw new Refusal({
      code: 'bad-rule',
      message: 'The rule’s rows don’t say which resource they are about.',
      hint: 'Select its id AS resourceId.',
    })
  return (now) => {
    tellMoment(db, now)
    const given = { ...parameters, now }
    let asked = unless ?? sql
    try {
      if (guard && unless !== null) {
        const [reason] = guard.get(bound({ sql: unless, parameters: given })) ?? []
        if (reason !== null && reason !== undefined)
          return { reason: String(plainCell(reason)).slice(0, longestReason) }
      }
      asked = sql
      return { rows: rowsOf(columns, statement.iterate(bound({ sql, parameters: given }))) }
    } catch (error) {
      throw refusalFor(db, asked, error)
    } finally {
      tellMoment(db, null)
    }
  }
}

function rowsOf(columns: string[], found: Iterable<unknown[]>): FoundRow[] {
  const rows: FoundRow[] = []
  let size = 0
  for (const row of found) {
    const own = sizeOf(row)
    size += own
    if (own > largestEvidence || size > mostEvidence) throw tooMuchEvidence
    if (rows.length === mostFindings)
      throw new Refusal({
        code: 'too-large',
        message: `It finds more than ${mostFindings.toLocaleString('en')} resources.`,
        hint: 'Narrow its WHERE.',
      })
    const evidence: Record<string, Cell> = {}
    for (const [index, name] of columns.entries()) evidence[name] = plainCell(row[index])
    const { resourceId, resourceType = null, ...rest } = evidence
    if (resourceId === null || resourceId === undefined)
      throw new Refusal({
        code: 'bad-rule',
        message: 'A row of the rule has no resourceId.',
        hint: 'Leave such rows out: WHERE … IS NOT NULL.',
      })
    rows.push({
      resourceType: resourceType === null ? null : String(resourceType),
      resourceId: String(resourceId),
      evidence: rest,
    })
  }
  return rows
}
