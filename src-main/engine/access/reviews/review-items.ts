import type { AccessReviewItem, CheckedInputOf, Page } from '../../../../src-preload/contract'
import type { AccessModel } from '../../connectors/access-model'
import type { Db } from '../../store/database'
import { likeAnywhere } from '../../store/like-pattern'
import { scopeFrom } from '../grant-rows'

interface ItemRow {
  id: number
  grant_key: string
  user_id: string
  user_name: string | null
  user_email: string | null
  group_id: string | null
  group_name: string | null
  role_id: string
  role_name: string
  on_all: number
  limits: string | null
  thing: string | null
  thing_type: string | null
  thing_name: string | null
  /** Null in campaigns from before this was told by role. */
  scope: string | null
  decision: AccessReviewItem['decision']
  reviewer: string | null
  decided_at: string | null
  note: string
  gone_at: string | null
}

type Asked = CheckedInputOf<'listReviewItems'>

const shown: Record<NonNullable<Asked['show']>, string> = {
  undecided: 'decision IS NULL',
  keep: "decision = 'keep'",
  revoke: "decision = 'revoke'",
  ask: "decision = 'ask'",
  gone: 'gone_at IS NOT NULL',
  still_there: "decision = 'revoke' AND gone_at IS NULL",
}

export function listReviewItems(
  db: Db,
  /** How access is told in its integration. */
  model: AccessModel | undefined,
  { reviewId, show, roleName, search, offset, limit }: Asked,
): Page<AccessReviewItem> {
  const where = `WHERE review_id = :reviewId AND ${show ? shown[show] : 'TRUE'}
    AND (:roleName IS NULL OR role_name = :roleName)
    AND (:search = '%%' OR concat_ws(' ', user_name, user_email, group_name, role_name, thing_name) LIKE :search ESCAPE '\\')`
  const asked = {
    reviewId,
    roleName: roleName ?? null,
    search: likeAnywhere(search.trim()),
  }
  return {
    rows: db
      .prepare<object, ItemRow>(
        `SELECT * FROM access_review_item ${where} ORDER BY id LIMIT :limit OFFSET :offset`,
      )
      .all({ ...asked, limit, offset })
      // A campaign from before is told in the words of its report.
      .map((row) => itemFrom(row.scope === null ? undefined : model, row)),
    total: db.prepare(`SELECT count(*) FROM access_review_item ${where}`).pluck().get(asked) as number,
  }
}

export function listReviewRoles(db: Db, reviewId: string) {
  return db
    .prepare<object, { roleName: string; items: number; undecided: number }>(
      `SELECT role_name AS roleName, count(*) AS items, sum(decision IS NULL) AS undecided
       FROM access_review_item WHERE review_id = :reviewId GROUP BY 1 ORDER BY 1 COLLATE NOCASE`,
    )
    .all({ reviewId })
}

function itemFrom(model: AccessModel | undefined, row: ItemRow): AccessReviewItem {
  return {
    id: row.id,
    key: row.grant_key,
    personId: row.user_id,
    personName: row.user_name,
    personEmail: row.user_email,
    groupId: row.group_id,
    groupName: row.group_name,
    roleId: row.role_id,
    roleName: row.role_name,
    scope: scopeFrom(model, {
      roleName: row.role_name,
      onAll: row.on_all,
      limits: row.limits,
      thing: row.thing,
      thingType: row.thing_type,
      thingName: row.thing_name,
    }),
    decision: row.decision,
    reviewer: row.reviewer,
    decidedAt: row.decided_at,
    note: row.note,
    goneAt: row.gone_at,
  }
}
