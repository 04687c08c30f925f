import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Api, type Backtest, SightlineError } from '../../../src-preload/contract'
import { allPages } from '../all-pages'
import { output } from '../output'
import { receiveMessages } from './message-receiver'
import { inWords, type Replay } from './replay-report'
import { beginLife, day, type ReplayedLife } from './replayed-life'
import { reviewDays, reviewDemo } from './review-demo'
import { watchDemo } from './watch-demo'

/** The rule that is tried on the past. */
const backtested = /owner-outside-company$/

/**
 * `sightline replay`: days of the demo workspace's life in seconds, and what came of them: changes, findings, alerts as
 * a channel received them, scores, a backtest, an access review with its reports.
 */
export async function replayDemo(
  { json }: { json: boolean },
  {
    days,
    output: folder = mkdtempSync(join(tmpdir(), 'sightline-replay-')),
  }: { days: number; output?: string },
): Promise<void> {
  mustHaveNothing(folder)
  const began = performance.now()
  const receiver = await receiveMessages()
  const life = await beginLife(folder, new Date(Date.now() - (days + reviewDays) * day))
  try {
    await watchDemo(life.api, receiver.url)
    for (let passed = 1; passed <= days; passed++) {
      await life.pass(day)
      output.progress(`Day ${passed} of ${days}`)
    }
    const review = await reviewDemo(life, folder)
    output.progress('')
    const replay: Replay = {
      days: days + reviewDays,
      from: (await life.api.getIntegration({ integrationId: life.integrationId })).createdAt,
      to: life.now().toISOString(),
      polls: (await life.api.listPolls({ limit: 1 })).total,
      ...(await whatHappened(life)),
      messages: receiver.messages,
      backtest: await backtest(life),
      review,
      dataDir: folder,
      tookMs: performance.now() - began,
    }
    // Its provider is gone: left enabled, it would only fail.
    await life.api.setEnabled({ integrationId: life.integrationId, enabled: false })
    if (json) await output.printJson(replay)
    else await output.print(inWords(replay))
  } finally {
    await life.close()
    receiver.close()
  }
}

/** A made-up workspace must not come between those that somebody watches: its findings would count among theirs. */
function mustHaveNothing(folder: string) {
  let entries: string[] = []
  try {
    entries = readdirSync(folder)
  } catch {
    // It is made, or what stands in its way is said then.
  }
  if (entries.length > 0)
    throw new SightlineError(
      'already-there',
      `${folder} has something in it already.`,
      'Give a new folder, or an empty one.',
    )
}

async function whatHappened({
  api,
}: ReplayedLife): Promise<Pick<Replay, 'changes' | 'findings' | 'alerts' | 'scores'>> {
  const alerts: Record<string, number> = {}
  for await (const { kind } of allPages((page) => api.listAlerts(page)))
    alerts[kind] = (alerts[kind] ?? 0) + 1
  const [changes = 0, byPeople = 0] = await numbers(
    api,
    `SELECT sum(type <> 'added' OR NOT baseline), sum((type <> 'added' OR NOT baseline) AND actor IS NOT NULL)
     FROM sightline_change`,
  )
  const [open = 0, resolved = 0, reopened = 0] = await numbers(
    api,
    `SELECT sum(status = 'open'), sum(status = 'resolved'), sum(openedAt > firstSeenAt) FROM sightline_finding`,
  )
  const scores = await Promise.all(
    (await api.listCompliancePacks({})).map(async ({ id, name, standing }) => {
      const { rows } = await api.listComplianceScores({ packId: id, limit: 500 })
      return { name, first: rows.at(-1)?.score ?? null, last: standing.score, steps: rows.length }
    }),
  )
  return {
    changes: { all: changes, attributed: byPeople },
    findings: { open, resolved, reopened },
    alerts,
    scores,
  }
}

async function numbers(api: Api, sql: string): Promise<number[]> {
  const { rows } = await api.query({ sql })
  return (rows[0] ?? []).map(Number)
}

async function backtest({ api, integrationId }: ReplayedLife): Promise<Replay['backtest']> {
  const rule = (await api.listRules({})).find(({ id }) => backtested.test(id))
  if (!rule) return null
  const found: Backtest = await api.backtestRule({
    backtestId: crypto.randomUUID(),
    ruleId: rule.id,
    integrationId,
  })
  const spans = found.findings.map(({ resourceName, from, to }) => ({ resourceName, from, to }))
  return { rule: rule.name, moments: found.moments, tookMs: found.tookMs, spans }
}
