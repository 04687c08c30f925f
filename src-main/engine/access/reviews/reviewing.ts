import { randomUUID } from 'node:crypto'
import { type AccessScope, type CheckedInputOf, SightlineError } from '../../../../src-preload/contract'
import { inSlices } from '../../event-loop/in-slices'
import type { Db } from '../../store/database'
import { inTransaction } from '../../store/transaction'
import type { GrantRow } from '../grant-rows'

/** `scope` and `grantedOn`: on what, in a word and as reports print it. */
export type Snapshot = GrantRow & { itemKey: string; scope: AccessScope['kind']; grantedOn: string | null }

/** What people do with campaigns. Each method is one transaction. */
export class Reviewing {
  constructor(
    private readonly db: Db,
    private readonly now: () => Date,
  ) {}

  /** Throws `name-taken`. */
  mustBeFree(name: string) {
    if (this.db.prepare('SELECT 1 FROM access_review WHERE name = ?').get(name))
      throw new SightlineError('name-taken', `There is a campaign “${name}” already.`, 'Choose another name.')
  }

  /** Gives its id. */
  async create(
    { integrationId, name, roles, reviewer, dueOn }: CheckedInputOf<'createReview'>,
    snapshot: Snapshot[],
    basis: string,
  ): Promise<string> {
    const id = randomUUID()
    const createdAt = this.now().toISOString()
    await inTransaction(this.db, async () => {
      this.mustBeFree(name)
      this.db
        .prepare(
          `INSERT INTO access_review (id, integration_id, name, integration_name, workspace_name, roles, reviewer, due_on,
             created_at, compared_at, basis)
           SELECT :id, :integrationId, :name, name, workspace_name, :roles, :reviewer, :dueOn,
             :createdAt, :createdAt, :basis
           FROM integration WHERE id = :integrationId`,
        )
        .run({
          ...{ id, integrationId, name, reviewer, dueOn, createdAt, basis },
          roles: roles === null ? null : JSON.stringify(roles),
        })
      const insert = this.db.prepare(
        `INSERT INTO access_review_item (review_id, key, grant_key, user_id, user_name, user_email, group_id, group_name,
           role_id, role_name, on_all, limits, thing, thing_type, thing_name, scope, granted_on)
         VALUES (:id, :itemKey, :key, :userId, :userName, :userEmail, :groupId, :groupName,
           :roleId, :roleName, :onAll, :limits, :thing, :thingType, :thingName, :scope, :grantedOn)`,
      )
      await inSlices(snapshot, (row) => insert.run({ ...row, id }))
    })
    return id
  }

  /** Throws `closed`. */
  decide({ reviewId, itemIds, decision, note, reviewer }: CheckedInputOf<'decideReview'>) {
    this.#mustBeOpen(reviewId)
    this.db
      .prepare(
        `UPDATE access_review_item SET decision = :decision, note = coalesce(:note, note),
           reviewer = iif(:decision IS NULL, NULL,
             coalesce(:reviewer, (SELECT reviewer FROM access_review WHERE id = :reviewId))),
           decided_at = iif(:decision IS NULL, NULL, :at)
         WHERE review_id = :reviewId AND id IN (SELECT value FROM json_each(:itemIds))`,
      )
      .run({
        ...{ reviewId, decision, note: note ?? null, reviewer: reviewer ?? null },
        at: this.now().toISOString(),
        itemIds: JSON.stringify(itemIds),
      })
  }

  close(reviewId: string) {
    this.#mustBeOpen(reviewId)
    this.db
      .prepare('UPDATE access_review SET closed_at = ? WHERE id = ?')
      .run(this.now().toISOString(), reviewId)
  }

  reopen(reviewId: string) {
    this.db.prepare('UPDATE access_review SET closed_at = NULL WHERE id = ? AND hash IS NULL').run(reviewId)
  }

  /** For a start: what was killed while it was being closed is closed with no hash, and could not be closed again. */
  reopenUnsealed() {
    this.db.exec('UPDATE access_review SET closed_at = NULL WHERE closed_at IS NOT NULL AND hash IS NULL')
  }

  seal(reviewId: string, hash: string) {
    this.db.prepare('UPDATE access_review SET hash = ? WHERE id = ?').run(hash, reviewId)
  }

  delete(reviewId: string) {
    this.db.prepare('DELETE FROM access_review WHERE id = ?').run(reviewId)
  }

  /** Notes what is gone and what is back, and how much came. */
  compare(reviewId: string, found: { gone: number[]; back: number[]; added: number; basis: string }) {
    const at = this.now().toISOString()
    const mark = this.db.prepare(
      'UPDATE access_review_item SET gone_at = :goneAt WHERE id IN (SELECT value FROM json_each(:ids))',
    )
    const compare = this.db.transaction(() => {
      if (found.gone.length > 0) mark.run({ goneAt: at, ids: JSON.stringify(found.gone) })
      if (found.back.length > 0) mark.run({ goneAt: null, ids: JSON.stringify(found.back) })
      this.db
        .prepare(
          'UPDATE access_review SET compared_at = :at, basis = :basis, added = :added WHERE id = :reviewId',
        )
        .run({ reviewId, at, basis: found.basis, added: found.added })
    })
    compare.immediate()
  }

  #mustBeOpen(reviewId: string) {
    const closedAt = this.db.prepare('SELECT closed_at FROM access_review WHERE id = ?').pluck().get(reviewId)
    if (closedAt !== null && closedAt !== undefined)
      throw new SightlineError('closed', 'This campaign is closed.', 'Begin a new one to decide anew.')
  }
}
