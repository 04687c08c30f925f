import {
  type AccessReview,
  type CheckedInputOf,
  type Page,
  SightlineError,
} from '../../../../src-preload/contract'
import type { Db } from '../../store/database'

interface ReviewRow {
  id: string
  name: string
  integration_id: string
  present_name: string
  roles: string | null
  reviewer: string
  due_on: string | null
  created_at: string
  closed_at: string | null
  hash: string | null
  compared_at: string
  basis: string
  added: number
  items: number
  keep: number
  revoke: number
  ask: number
  gone: number
  still_there: number
}

/** Campaigns with how far they are. */
export class ReviewList {
  constructor(
    private readonly db: Db,
    /** When what access is made of was last listed, if nothing of it changed since `basis`. */
    private readonly confirmedAt: (integrationId: string, basis: string) => string | null,
  ) {}

  list({ integrationId, offset, limit }: CheckedInputOf<'listReviews'>): Page<AccessReview> {
    const where = 'WHERE (:integrationId IS NULL OR r.integration_id = :integrationId)'
    const asked = { integrationId: integrationId ?? null }
    const order = 'r.closed_at DESC NULLS FIRST, r.due_on NULLS LAST, r.created_at DESC, r.id'
    return {
      rows: this.#read(`${where} ORDER BY ${order} LIMIT :limit OFFSET :offset`, { ...asked, limit, offset }),
      total: this.db.prepare(`SELECT count(*) FROM access_review AS r ${where}`).pluck().get(asked) as number,
    }
  }

  /** Throws `no-such-review`. */
  get(id: string): AccessReview {
    const [found] = this.#read('WHERE r.id = :id', { id })
    if (found) return found
    throw new SightlineError(
      'no-such-review',
      'That campaign does not exist.',
      'Look at the list of reviews.',
    )
  }

  #read(tail: string, parameters: object): AccessReview[] {
    const count = (what: string) =>
      `(SELECT count(*) FROM access_review_item AS i WHERE i.review_id = r.id AND ${what})`
    return this.db
      .prepare<object, ReviewRow>(
        `SELECT r.*, integration.name AS present_name, ${count('TRUE')} AS items,
           ${count("i.decision = 'keep'")} AS keep, ${count("i.decision = 'revoke'")} AS revoke,
           ${count("i.decision = 'ask'")} AS ask, ${count('i.gone_at IS NOT NULL')} AS gone,
           ${count("i.decision = 'revoke' AND i.gone_at IS NULL")} AS still_there
         FROM access_review AS r JOIN integration ON integration.id = r.integration_id ${tail}`,
      )
      .all(parameters)
      .map((row) => ({
        id: row.id,
        name: row.name,
        integrationId: row.integration_id,
        integrationName: row.present_name,
        roles: row.roles === null ? null : JSON.parse(row.roles),
        reviewer: row.reviewer,
        dueOn: row.due_on,
        createdAt: row.created_at,
        closedAt: row.closed_at,
        hash: row.hash,
        items: row.items,
        keep: row.keep,
        revoke: row.revoke,
        ask: row.ask,
        undecided: row.items - row.keep - row.revoke - row.ask,
        comparedAt: this.confirmedAt(row.integration_id, row.basis) ?? row.compared_at,
        gone: row.gone,
        added: row.added,
        stillThere: row.still_there,
      }))
  }
}
