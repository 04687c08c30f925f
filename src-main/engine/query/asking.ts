/** Everything about asking, put together: the calls of the contract that have to do with queries. */
import type {
  CallName,
  CheckedInputOf,
  OutputOf,
  QueryRun,
  ResultProgress,
} from '../../../src-preload/contract'
import { SightlineError } from '../../../src-preload/contract'
import type { Connector } from '../connectors/connector'
import type { DataFolder } from '../data-folder'
import type { EventHub } from '../events'
import { locateResources } from '../search/locate'
import { Search } from '../search/search'
import type { Db } from '../store/database'
import { Cancelling } from './cancelling'
import { ColumnKinds } from './column-kinds'
import { Exports } from './exports'
import { QueryProcesses } from './query-processes'
import { QueryRuns } from './query-runs'
import { Results, statementOf } from './results'
import { SavedQueries } from './saved-queries'
import { describeSchema } from './schema'

/** What a person waits for, and what may wait: exports, watched queries, other programs. */
const mostInFront = 3
const mostBehind = 2

type AskingCall =
  | 'query'
  | 'openResult'
  | 'readResult'
  | 'closeResult'
  | 'cancelQuery'
  | 'openComparison'
  | 'exportQuery'
  | 'exportQueryTo'
  | 'readExport'
  | 'describeSchema'
  | 'listQueries'
  | 'getQuery'
  | 'saveQuery'
  | 'markQuery'
  | 'deleteQuery'
  | 'listQueryRuns'
  | 'search'
  | 'locateResources'
  | 'getQueryApi'
  | 'setQueryApi'
  | 'createQueryKey'
  | 'revokeQueryKey'
  | 'queryWithKey'

export interface Asking {
  handlers: {
    [Name in Extract<AskingCall, CallName>]: (input: CheckedInputOf<Name>) => Promise<OutputOf<Name>>
  }
  close(): void
}

export function createAsking(needs: {
  db: Db
  folder: DataFolder
  connectors: Connector[]
  events: EventHub
  now: () => Date
  /** The file of the query process. */
  queryProcess: string
}): Asking {
  const { db, folder, connectors, events, now } = needs
  const front = new QueryProcesses(needs.queryProcess, folder.database, mostInFront)
  const behind = new QueryProcesses(needs.queryProcess, folder.database, mostBehind)
  const cancelling = new Cancelling()
  const results = new Results({
    processes: front,
    cancelling,
    folder: folder.results,
    kinds: new ColumnKinds(connectors),
    onProgress: (payload) => events.emit({ event: 'result', payload }),
  })
  const exports = new Exports({
    processes: behind,
    cancelling,
    folder: folder.results,
    onProgress: (payload) => events.emit({ event: 'export', payload }),
  })
  const runs: QueryRuns = new QueryRuns(db, (queryId) => saved.name(queryId))
  const saved = new SavedQueries(db, connectors, { now, lastRun: (queryId) => runs.last(queryId) })

  const search = new Search(db, connectors, () => saved.list())

  const remember = (input: CheckedInputOf<'openResult'>, at: string, end: ResultProgress) => {
    runs.record({
      queryId: input.queryId ?? null,
      sql: input.sql,
      parameters: input.parameters,
      asOf: input.asOf ?? null,
      at,
      status: end.status as QueryRun['status'],
      tookMs: end.tookMs,
      rows: end.total,
      error: end.error?.message ?? null,
    })
    if (input.queryId !== undefined) events.emit({ event: 'queries', payload: {} })
  }
  const told = <T>(answer: T): T => {
    events.emit({ event: 'queries', payload: {} })
    return answer
  }
  const notYet = async (): Promise<never> => {
    throw new SightlineError('not-yet', 'This is not there yet.')
  }

  return {
    handlers: {
      query: async (input) => {
        const { queryId, maxRows, timeoutMs } = input
        const run = (signal?: AbortSignal) =>
          front.run('query', { statement: statementOf(input), maxRows }, { timeoutMs, signal })
        return queryId === undefined ? run() : cancelling.run(queryId, run)
      },
      openResult: (input) => {
        const at = now().toISOString()
        return results.open(input, (end) => {
          if (input.remember) remember(input, at, end)
        })
      },
      readResult: (input) => results.read(input),
      closeResult: async ({ resultId }) => ({ closed: await results.closeResult(resultId) }),
      cancelQuery: async ({ id }) => ({ cancelled: cancelling.cancel(id) }),
      openComparison: (input) => results.compare(input),
      // A host that knows a better place answers this itself.
      exportQuery: async (input) => exports.start(input),
      exportQueryTo: async (input) => exports.start(input),
      readExport: (input) => exports.read(input),
      describeSchema: () =>
        describeSchema(connectors, (views) => behind.run('sample', { views }, { timeoutMs: 30_000 })),
      listQueries: async () => saved.list(),
      getQuery: async ({ queryId }) => saved.get(queryId),
      saveQuery: async (input) => told(saved.save(input)),
      markQuery: async (input) => told(saved.mark(input)),
      deleteQuery: async ({ queryId }) => told({ deleted: saved.delete(queryId) }),
      listQueryRuns: async (input) => runs.list(input),
      search: async (input) => search.search(input),
      locateResources: async ({ ids }) => locateResources(db, connectors, ids),
      getQueryApi: notYet,
      setQueryApi: notYet,
      createQueryKey: notYet,
      revokeQueryKey: notYet,
      queryWithKey: notYet,
    },
    close() {
      front.close()
      behind.close()
      results.close()
    },
  }
}
