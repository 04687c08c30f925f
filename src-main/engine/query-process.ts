/**
 * A process that runs users' SQL, one task at a time, on read-only connections. It is a process
 * and not a thread because only a process can be killed while SQLite is busy inside native code.
 * Needs little but better-sqlite3, so that it starts in a few hundredths of a second.
 */
import { constants, setPriority } from 'node:os'
import { listenToEngine } from './query/listen-to-engine.ts'
import type { Request, TaskMessage, TaskName, Tasks } from './query/protocol.ts'
import { Refusal } from './query/refusal.ts'
import { runBacktest } from './query/run-backtest.ts'
import { runCheck } from './query/run-check.ts'
import { runComparison } from './query/run-comparison.ts'
import { runComparisonExport } from './query/run-comparison-export.ts'
import { runDigest } from './query/run-digest.ts'
import { runExport } from './query/run-export.ts'
import { runQuery } from './query/run-query.ts'
import { runResult } from './query/run-result.ts'
import { runPreview, runRule } from './query/run-rule.ts'
import { runSample } from './query/sample-views.ts'
import type { TaskContext } from './query/task-context.ts'
import { damagedDatabase, isDamage } from './store/damaged-database.ts'

type Runners = {
  [Name in TaskName]: (
    input: Tasks[Name]['input'],
    context: TaskContext<Name>,
  ) => Tasks[Name]['output'] | Promise<Tasks[Name]['output']>
}

const runners: Runners = {
  query: runQuery,
  result: runResult,
  export: runExport,
  comparison: runComparison,
  comparisonExport: runComparisonExport,
  digest: runDigest,
  rule: runRule,
  preview: runPreview,
  backtest: runBacktest,
  check: runCheck,
  sample: runSample,
  // Loaded when they are wanted: a query is not to wait for them.
  mirrorExport: async (input, context) =>
    (await import('./export/run-mirror-export.ts')).runMirrorExport(input, context),
  reviewReport: async (input, context) =>
    (await import('./access/reviews/run-review-report.ts')).runReviewReport(input, context),
  reviewHash: async (input, context) =>
    (await import('./access/reviews/run-review-hash.ts')).runReviewHash(input, context),
  reviewVerify: async (input) => (await import('./access/reviews/run-review-hash.ts')).runReviewVerify(input),
}

try {
  // A poll and a click come first.
  setPriority(constants.priority.PRIORITY_LOW)
} catch {
  // This system doesn't let us.
}

const send: (message: TaskMessage) => void = listenToEngine(async (request) => {
  send({ started: true })
  send(await answer(request))
})

async function answer({ task, database, input }: Request): Promise<TaskMessage> {
  const context = { database, tell: (progress: unknown) => send({ progress }) }
  try {
    const run = runners[task] as (input: unknown, context: TaskContext<TaskName>) => unknown
    return { output: await run(input, context) }
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.report }
    if (isDamage(error)) return { refused: damagedDatabase }
    const { message } = error as Error
    return { refused: { code: 'bad-query', message, hint: 'Report it with this text, if it persists.' } }
  }
}
