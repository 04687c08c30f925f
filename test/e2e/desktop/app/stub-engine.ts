/**
 * Stands in for the engine where only its process matters: says which it is, and runs SQL as the engine does, by query
 * processes that its host starts for it.
 */

import { parentPort } from '../../../../src-main/engine/link/electron-ports'
import { parentPipe } from '../../../../src-main/engine/link/pipes'
import { hostedQueryProcess } from '../../../../src-main/engine/query/hosted-query-process'
import { QueryProcesses } from '../../../../src-main/engine/query/query-processes'
import { createPeer } from '../../../../src-preload/peer'

const queries = new QueryProcesses(hostedQueryProcess(parentPort()!), '', 2)

const answers: Record<string, (input: never) => unknown> = {
  overview: () => ({
    state: 'empty',
    named: null,
    findings: {},
    integrations: 0,
    paused: 0,
    latestAlerts: [],
  }),
  about: () => ({ version: (process as { type?: string }).type, runs: [], dataDir: '', vault: null }),
  query: ({ sql, timeoutMs }: { sql: string; timeoutMs: number }) =>
    queries.run('query', { statement: { sql, parameters: {}, asOf: null }, maxRows: 100 }, { timeoutMs }),
}

createPeer(parentPipe(), async (name, input) => answers[name]?.(input as never) ?? null)
