import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AccessReviewItem, Api, ReviewDecision, VerifiedReport } from '../../../src-preload/contract'
import { companyDomain } from '../../demo/founding/people'
import { allPages } from '../all-pages'
import { exported } from '../exported'
import { day, type ReplayedLife } from './replayed-life'

export interface DemoReview {
  name: string
  items: number
  keep: number
  revoke: number
  ask: number
  /** Of what was to be revoked, what is still there a week later. */
  stillThere: number
  hash: string
  reports: string[]
  verified: VerifiedReport['verdict']
}

/** How long revoking takes. */
export const reviewDays = 7

/**
 * Reviews who has which role, closes the campaign, and writes its reports into `folder`: what people from
 * outside the company were granted directly is to be revoked, owners are asked about, the rest is kept.
 */
export async function reviewDemo(
  { api, integrationId, pass }: ReplayedLife,
  folder: string,
): Promise<DemoReview> {
  const { id: reviewId, name } = await api.createReview({
    integrationId,
    name: 'Access review',
    reviewer: 'Grace Hopper',
  })
  const ownerRoles = (await api.listAccessRoles({ integrationId }))
    .filter(({ owner }) => owner)
    .map(({ roleName }) => roleName)
  const items = await everyItem(api, reviewId)
  const isOwner = ({ roleName }: { roleName: string }) => ownerRoles.includes(roleName)
  const isOurs = ({ personEmail }: { personEmail: string | null }) =>
    personEmail?.endsWith(`@${companyDomain}`) ?? false
  const decide = async (decision: ReviewDecision, wanted: typeof items, note?: string) => {
    const itemIds = wanted.map(({ id }) => id)
    if (itemIds.length > 0) await api.decideReview({ reviewId, itemIds, decision, note })
  }
  await decide('keep', items)
  await decide('ask', items.filter(isOwner), 'Does it have to be an owner?')
  await decide(
    'revoke',
    items.filter((item) => item.groupId === null && !isOurs(item)),
    'Not one of ours: by a group, if at all.',
  )
  for (let passed = 1; passed <= reviewDays; passed++) await pass(day)
  const closed = await api.closeReview({ reviewId })
  const reports: string[] = []
  for (const format of ['pdf', 'csv'] as const) {
    const path = join(folder, `access-review.${format}`)
    await exported(api, (exportId) => api.exportReviewTo({ exportId, reviewId, format, path }))
    reports.push(path)
  }
  const { verdict } = await api.verifyReview({ csv: readFileSync(reports[1] as string, 'utf8') })
  const { keep, revoke, ask, stillThere, hash } = closed
  const counts = { items: items.length, keep, revoke, ask, stillThere }
  return { name, ...counts, hash: hash ?? '', reports, verified: verdict }
}

async function everyItem(api: Api, reviewId: string): Promise<AccessReviewItem[]> {
  const items: AccessReviewItem[] = []
  for await (const item of allPages((page) => api.listReviewItems({ reviewId, ...page }))) items.push(item)
  return items
}
