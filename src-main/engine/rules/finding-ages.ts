import { type CheckedInputOf, type FindingAge, severities } from '../../../src-preload/contract'
import type { Db } from '../store/database'

/** From how many days on; the last has no end. */
const steps = [0, 1, 7, 30, 90]

/** How long open findings have been so, from the index of those that are open. */
export function countFindingsByAge(
  db: Db,
  { integrationId }: CheckedInputOf<'countFindingsByAge'>,
  now: Date,
): FindingAge[] {
  const found = db
    .prepare<object, { severity: FindingAge['severity']; from: number; count: number }>(
      `SELECT severity,
         CASE ${steps
           .slice(1)
           .map((days, place) => `WHEN opened_at > :d${days} THEN ${steps[place]}`)
           .join(' ')} ELSE ${steps.at(-1)} END AS "from",
         count(*) AS count
       FROM finding WHERE status = 'open' AND (:integrationId IS NULL OR integration_id = :integrationId)
       GROUP BY 1, 2`,
    )
    .all({
      integrationId: integrationId ?? null,
      ...Object.fromEntries(
        steps.map((days) => [`d${days}`, new Date(now.getTime() - days * 86_400_000).toISOString()]),
      ),
    })
  return steps.flatMap((from, place) =>
    severities.map((severity) => ({
      fromDays: from,
      toDays: steps[place + 1] ?? null,
      severity,
      count: found.find((one) => one.from === from && one.severity === severity)?.count ?? 0,
    })),
  )
}
