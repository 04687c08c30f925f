import type Database from 'better-sqlite3'

/** Of the integrations whose history begins after an instant, the one where it begins last; undefined if none does. */
export function beginsAfter(db: Database.Database, at: string): { name: string; since: string } | undefined {
  return db
    .prepare<[string], { name: string; since: string }>(
      `SELECT name, history_since AS since FROM integration
       WHERE history_since > ? ORDER BY history_since DESC LIMIT 1`,
    )
    .get(at)
}

/** What to tell who asks for a moment before that. */
export const notKept = ({ name, since }: { name: string; since: string }) => ({
  code: 'before-history',
  message: `The history of ${name} is kept since ${since}: what was before is not known any more.`,
  hint: 'Ask for a later moment. How long history is kept is a setting of the integration.',
})
