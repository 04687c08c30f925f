import type { EventHub } from '../../events'
import type { QueryRunner } from '../../query/query-runner'
import type { Db } from '../../store/database'
import type { WriteLock } from '../../store/write-lock'
import type { AccessModels } from '../models'
import { accessBasis, presentAccess } from './present-access'
import type { Reviewing } from './reviewing'

interface Needs {
  db: Db
  models: AccessModels
  queries: QueryRunner
  reviewing: Reviewing
  events: EventHub
  writeLock: WriteLock
}

interface Followed {
  id: string
  basis: string
  roles: string | null
}

/**
 * Compares an integration's campaigns with the access there is now, where something of it changed: those that are open,
 * and closed ones with access that was to be revoked.
 */
export async function compareReviews(integrationId: string, needs: Needs): Promise<void> {
  const { db, models } = needs
  const followed = db
    .prepare<[string], Followed>(
      `SELECT id, basis, roles FROM access_review AS r WHERE integration_id = ? AND (closed_at IS NULL
         OR EXISTS (SELECT 1 FROM access_review_item AS i WHERE i.review_id = r.id AND decision = 'revoke'))`,
    )
    .all(integrationId)
  if (followed.length === 0) return
  const { basis } = accessBasis(db, models.of(integrationId), integrationId)
  for (const review of followed)
    if (review.basis !== basis) await compare(review, basis, integrationId, needs)
}

async function compare(review: Followed, basis: string, integrationId: string, needs: Needs) {
  const { models, queries, reviewing, events, writeLock } = needs
  const roles = review.roles === null ? null : JSON.parse(review.roles)
  const { text, parameters } = presentAccess(models.of(integrationId), integrationId, roles)
  const differences = await queries.rows<{ id: number | null; gone: number; added: number }>({
    text: `${text}
      SELECT id, gone_at IS NULL AS gone, 0 AS added FROM access_review_item
      WHERE review_id = :reviewId AND (gone_at IS NULL) = (key NOT IN (SELECT itemKey FROM present))
      UNION ALL SELECT NULL, 0, count(*) FROM present
      WHERE itemKey NOT IN (SELECT key FROM access_review_item WHERE review_id = :reviewId)`,
    parameters: { ...parameters, reviewId: review.id },
  })
  const ids = (gone: number) =>
    differences.flatMap((row) => (row.id !== null && row.gone === gone ? [row.id] : []))
  const added = differences.find(({ id }) => id === null)?.added ?? 0
  await writeLock.exclusively(() =>
    reviewing.compare(review.id, { gone: ids(1), back: ids(0), added, basis }),
  )
  events.emit({ event: 'reviews', payload: { reviewId: review.id } })
}
