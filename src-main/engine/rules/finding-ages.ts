import { type CheckedInputOf, type FindingAge, severities } from '../../../src-preload/contract'
import type { QueryRunner } from '../query/query-runner'

/** From how many days on; the last has no end. */
const steps = [0, 1, 7, 30, 90]

/** How long open findings have been so. Each of them is looked at, in a process of its own. */
export async function countFindingsByAge(
  queries: QueryRunner,
  { integrationId }: CheckedInputOf<'countFindingsByAge'>,
  now: Date,
): Promise<FindingAge[]> {
  const found = await queries.rows<{ severity: FindingAge['severity']; from: number; count: number }>({
    text: `SELECT severity,
         CASE ${steps
           .slice(1)
           .map((days, place) => `WHEN opened_at > :d${days} THEN ${steps[place]}`)
           .join(' ')} ELSE ${steps.at(-1)} END AS "from",
         count(*) AS count
       FROM finding WHERE status = 'open' AND (:integrationId IS NULL OR integration_id = :integrationId)
       GROUP BY 1, 2`,
    parameters: {
      integrationId: integrationId ?? null,
      ...Object.fromEntries(
        steps.map((days) => [`d${days}`, new Date(now.getTime() - days * 86_400_000).toISOString()]),
      ),
    },
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
