/**
 * What a campaign's reports consist of: records of texts, the same in every format. Their SHA-256 is that of each
 * record as a line of JSON, without the empty texts that a spreadsheet adds at its end.
 */
import { createHash, type Hash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { labelsIn } from '../grant-rows.ts'

export const itemColumns = [
  'Person',
  'E-mail',
  'Person ID',
  'Role',
  'Role ID',
  'Granted on',
  'Type',
  'ID',
  'Through',
  'Group ID',
  'Decision',
  'Reviewer',
  'Decided at',
  'Note',
]
/** The first two of what is told of the campaign. */
export const nameLabel = 'Access review'
export const idLabel = 'Campaign ID'
export const hashLabel = 'SHA-256'

interface Head {
  id: string
  name: string
  integration_name: string
  workspace_name: string | null
  roles: string | null
  reviewer: string
  due_on: string | null
  created_at: string
  closed_at: string | null
  items: number
  keep: number
  revoke: number
  ask: number
}

/** The campaign itself, as name and value. */
export function headRecords(db: Database, reviewId: string): [string, string][] {
  const count = (what: string) =>
    `(SELECT count(*) FROM access_review_item AS i WHERE i.review_id = r.id AND ${what})`
  const head = db
    .prepare<[string], Head>(
      `SELECT r.*, ${count('TRUE')} AS items,
         ${count("i.decision = 'keep'")} AS keep, ${count("i.decision = 'revoke'")} AS revoke,
         ${count("i.decision = 'ask'")} AS ask
       FROM access_review AS r WHERE r.id = ?`,
    )
    .get(reviewId)
  if (!head) throw new Error('This campaign no longer exists.')
  const undecided = head.items - head.keep - head.revoke - head.ask
  const roles = head.roles === null ? 'All' : (JSON.parse(head.roles) as string[]).join('; ')
  const lines: [string, string | number][] = [
    [nameLabel, head.name],
    [idLabel, head.id],
    ['Integration', head.integration_name],
    ['Workspace', head.workspace_name ?? ''],
    ['Roles', roles],
    ['Reviewer', head.reviewer],
    ['Due', head.due_on ?? ''],
    ['Access as of', head.created_at],
    ['Closed', head.closed_at ?? 'Not closed yet'],
    ['Items', head.items],
    ['Keep', head.keep],
    ['Revoke', head.revoke],
    ['Ask', head.ask],
    ['Undecided', undecided],
  ]
  return lines.map(([label, value]) => [label, guarded(String(value))])
}

/** Its items, in the order of its list. */
export function* itemRecords(db: Database, reviewId: string): Generator<string[]> {
  const items = db.prepare<[string], Record<string, string | number | null>>(
    'SELECT * FROM access_review_item WHERE review_id = ? ORDER BY id',
  )
  for (const item of items.iterate(reviewId))
    yield [
      item.user_name ?? item.user_email,
      item.user_email,
      item.user_id,
      item.role_name,
      item.role_id,
      grantedOn(item),
      item.thing_type,
      item.on_all ? null : item.thing,
      item.group_id === null ? 'Direct' : `Group ${item.group_name ?? item.group_id}`,
      item.group_id,
      item.decision,
      item.reviewer,
      item.decided_at,
      item.note,
    ].map((text) => guarded(String(text ?? '')))
}

/** Counts records into the hash that reports print. */
export class RecordHash {
  readonly #hash: Hash = createHash('sha256')

  add(record: string[]) {
    const last = record.findLastIndex((text) => text !== '')
    this.#hash.update(`${JSON.stringify(record.slice(0, last + 1))}\n`)
  }

  digest(): string {
    return this.#hash.digest('hex')
  }
}

/** The hash of a campaign as it stands. */
export function hashOf(db: Database, reviewId: string): string {
  const hash = new RecordHash()
  for (const record of headRecords(db, reviewId)) hash.add(record)
  hash.add(itemColumns)
  for (const record of itemRecords(db, reviewId)) hash.add(record)
  return hash.digest()
}

function grantedOn(item: Record<string, string | number | null>): string {
  if (item.granted_on !== null) return String(item.granted_on)
  if (!item.on_all) return String(item.thing_name ?? 'No longer there')
  const labels = labelsIn(item.limits === null ? null : String(item.limits))
  return labels.length > 0 ? `Labelled ${labels.join(' or ')}` : 'Everything'
}

/** A text that a spreadsheet would run as a formula gets an apostrophe before it, as in every export. */
const guarded = (text: string) => (formula.test(text) && !number.test(text) ? `'${text}` : text)
const formula = /^[=+\-@\t\r]/
const number = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/
