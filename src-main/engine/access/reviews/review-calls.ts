/** Access reviews, put together: campaigns, decisions, reports, and what became of what was revoked. */
import {
  type AccessGrant,
  type AccessScope,
  type CheckedInputOf,
  type ExportProgress,
  type Page,
  SightlineError,
  type VerifiedReport,
} from '../../../../src-preload/contract'
import { inSlices } from '../../event-loop/in-slices'
import type { EventHub } from '../../events'
import type { Handlers } from '../../handlers'
import type { Exports } from '../../query/exports'
import type { QueryProcesses } from '../../query/query-processes'
import type { QueryRunner } from '../../query/query-runner'
import type { Db } from '../../store/database'
import type { WriteLock } from '../../store/write-lock'
import { type GrantRow, grantFrom, scopeFrom } from '../grant-rows'
import { grantColumns, grantOrder } from '../grants-sql'
import type { AccessModels } from '../models'
import { compareReviews } from './compare-reviews'
import { accessBasis, presentAccess } from './present-access'
import { listReviewItems, listReviewRoles } from './review-items'
import { ReviewList } from './review-list'
import { Reviewing, type Snapshot } from './reviewing'

/** A report of a very large campaign takes a few minutes. */
const reportTimeoutMs = 30 * 60_000

type ReviewCall =
  | 'listReviews'
  | 'getReview'
  | 'createReview'
  | 'listReviewItems'
  | 'listReviewRoles'
  | 'listNewAccess'
  | 'decideReview'
  | 'closeReview'
  | 'deleteReview'
  | 'exportReview'
  | 'exportReviewTo'
  | 'verifyReview'

interface Reviews {
  handlers: Handlers<ReviewCall>
  /** Compares campaigns with what is now, where something of it changed. */
  compare(integrationId: string): Promise<void>
}

export function createReviews(needs: {
  db: Db
  models: AccessModels
  queries: QueryRunner
  processes: QueryProcesses
  exports: Exports
  events: EventHub
  writeLock: WriteLock
  now: () => Date
}): Reviews {
  const { db, models, queries, processes, now } = needs
  const write = <T>(work: () => T | Promise<T>) => needs.writeLock.exclusively(work)
  const reviewing = new Reviewing(db, now)
  reviewing.reopenUnsealed()
  const reviews = new ReviewList(db, (integrationId, basis) => {
    const present = accessBasis(db, models.of(integrationId), integrationId)
    return present.basis === basis ? present.listedAt : null
  })
  const announced = (reviewId: string) => {
    needs.events.emit({ event: 'reviews', payload: { reviewId } })
    return reviews.get(reviewId)
  }

  const create = async (input: CheckedInputOf<'createReview'>) => {
    const { integrationId, roles } = input
    const model = models.of(integrationId)
    reviewing.mustBeFree(input.name)
    const { basis } = accessBasis(db, model, integrationId)
    const { text, parameters } = presentAccess(model, integrationId, roles)
    const granted = await queries.rows<GrantRow & { itemKey: string }>({
      text: `${text} SELECT ${grantColumns(model)}, itemKey FROM present ORDER BY ${grantOrder}`,
      parameters,
    })
    const snapshot: Snapshot[] = []
    await inSlices(granted, (row) => {
      const scope = scopeFrom(model, row)
      snapshot.push({ ...row, scope: scope.kind, grantedOn: printed(scope) })
    })
    if (snapshot.length === 0)
      throw new SightlineError(
        'nothing-to-review',
        'Nobody has such a role.',
        'Sync the integration first, or choose other roles.',
      )
    return announced(await write(() => reviewing.create(input, snapshot, basis)))
  }

  /** What of a role's reach can't be told from its grant alone later, as reports print it. */
  const printed = ({ kind, types }: AccessScope): string | null => {
    if (kind === 'itself') return 'The workspace itself'
    if (kind !== 'types') return null
    const titles = types.map((type) => models.titleOf(type))
    return `All ${titles.map((title) => title.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase())).join(', ')}`
  }

  const newAccess = async ({
    reviewId,
    ...page
  }: CheckedInputOf<'listNewAccess'>): Promise<Page<AccessGrant>> => {
    const { integrationId, roles } = reviews.get(reviewId)
    const model = models.of(integrationId)
    const { text, parameters } = presentAccess(model, integrationId, roles)
    const { rows, total } = await queries.page<GrantRow & { total: number }>(
      {
        text: `${text} SELECT ${grantColumns(model)}, count(*) OVER () AS total FROM present
        WHERE itemKey NOT IN (SELECT key FROM access_review_item WHERE review_id = :reviewId)
        ORDER BY ${grantOrder}`,
        parameters: { ...parameters, reviewId },
      },
      page,
    )
    return { rows: rows.map((row) => grantFrom(model, row)), total }
  }

  const close = async ({ reviewId, anyway }: CheckedInputOf<'closeReview'>) => {
    const { undecided } = reviews.get(reviewId)
    if (undecided > 0 && !anyway)
      throw new SightlineError(
        'undecided',
        `${undecided.toLocaleString('en')} of its items are undecided.`,
        'Decide on them, or close it as it is.',
      )
    await write(() => reviewing.close(reviewId))
    try {
      const { hash } = await processes.run('reviewHash', { reviewId }, { timeoutMs: reportTimeoutMs })
      await write(() => reviewing.seal(reviewId, hash))
    } catch (error) {
      await write(() => reviewing.reopen(reviewId))
      throw error
    }
    return announced(reviewId)
  }

  const startExport = (input: CheckedInputOf<'exportReviewTo'>): ExportProgress => {
    const { exportId, reviewId, format, path } = input
    const { name } = reviews.get(reviewId)
    return needs.exports.start(
      { exportId, format, name, path, timeoutMs: reportTimeoutMs },
      (file, options) =>
        processes.run('reviewReport', { reviewId, format, file, at: now().toISOString() }, options),
    )
  }

  const verify = async ({ csv }: CheckedInputOf<'verifyReview'>): Promise<VerifiedReport> => {
    const { printed, hash, reviewId, name } = await processes.run(
      'reviewVerify',
      { csv },
      { timeoutMs: 60_000 },
    )
    const known = db
      .prepare<[string], { hash: string | null }>('SELECT hash FROM access_review WHERE id = ?')
      .get(reviewId)
    const answer = (verdict: VerifiedReport['verdict'], reason: string) => ({
      verdict,
      reason,
      hash,
      reviewId,
      name,
    })
    if (printed === '' && reviewId === '')
      return answer(
        'unknown',
        'It is no report of an access review: nothing in it says which one, nor its SHA-256.',
      )
    if (printed !== hash)
      return answer('altered', 'It is not what its SHA-256 says: it was altered, or cut off.')
    if (!known)
      return answer(
        'unknown',
        'It is what its SHA-256 says, but this Sightline has no such campaign to compare with.',
      )
    if (known.hash === null)
      return answer(
        'unknown',
        'It is what its SHA-256 says, but its campaign is not closed: it may still change.',
      )
    return known.hash === hash
      ? answer('intact', 'It is as the campaign was closed.')
      : answer('other', 'It is what its SHA-256 says, but the campaign was closed with another one.')
  }

  return {
    handlers: {
      listReviews: async (input) => reviews.list(input),
      getReview: async ({ reviewId }) => reviews.get(reviewId),
      createReview: create,
      listReviewItems: async (input) => listReviewItems(db, models.ofReview(input.reviewId), input),
      listReviewRoles: async ({ reviewId }) => listReviewRoles(db, reviewId),
      listNewAccess: newAccess,
      decideReview: async (input) => {
        reviews.get(input.reviewId)
        await write(() => reviewing.decide(input))
        return announced(input.reviewId)
      },
      closeReview: close,
      deleteReview: async ({ reviewId }) => {
        const { items } = reviews.get(reviewId)
        await write(() => reviewing.delete(reviewId))
        needs.events.emit({ event: 'reviews', payload: { reviewId } })
        return { items }
      },
      // A host that knows a better place answers this itself.
      exportReview: async (input) => startExport(input),
      exportReviewTo: async (input) => startExport(input),
      verifyReview: verify,
    },
    compare: (integrationId) => compareReviews(integrationId, { ...needs, reviewing }),
  }
}
