import { z } from 'zod'
import { parameterKinds } from '../../../../src-preload/contract'

const instant = z.iso.datetime({ offset: true })

/** When a query is asked as of. */
const time = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('now') }),
  z.object({ kind: z.literal('moment'), at: instant }),
  /** `to` null: now. */
  z.object({ kind: z.literal('compare'), from: instant, to: instant.nullable() }),
])
export type QueryTime = z.infer<typeof time>

const parameter = z.object({
  name: z.string(),
  title: z.string(),
  kind: z.enum(parameterKinds),
  default: z.union([z.string(), z.number(), z.null()]),
  choices: z.array(z.string()),
})

export const queryTab = z.object({
  id: z.string(),
  name: z.string(),
  /** Somebody chose the name, or what it shows has it: it is more than a number. */
  named: z.boolean().default(true),
  sql: z.string(),
  /** The saved query it was opened from, or saved as. */
  queryId: z.string().nullable(),
  /** The saved query's text: what differs from it is unsaved. */
  savedSql: z.string().nullable(),
  parameters: z.array(parameter),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  time,
})
export type QueryTab = z.infer<typeof queryTab>

export const now: QueryTime = { kind: 'now' }

export function emptyTab(name: string): QueryTab {
  return {
    id: crypto.randomUUID(),
    name,
    named: false,
    sql: '',
    queryId: null,
    savedSql: null,
    parameters: [],
    values: {},
    time: now,
  }
}

export function isUnsaved({ sql, savedSql }: QueryTab): boolean {
  return savedSql !== null && sql.trim() !== savedSql.trim()
}
