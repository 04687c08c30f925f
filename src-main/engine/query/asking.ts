/** Everything about asking, put together: the calls of the contract that have to do with queries. */
import type { CheckedInputOf, QueryKey, QueryRun, ResultProgress, Rule } from '../../../src-preload/contract'
import { SightlineError } from '../../../src-preload/contract'
import type { Alerts } from '../alerts/alerts'
import type { Connector } from '../connectors/connector'
import type { DataFolder } from '../data-folder'
import type { EventHub } from '../events'
import type { Handlers } from '../handlers'
import type { Log } from '../log/log'
import { locateResources } from '../search/locate'
import { Search } from '../search/search'
import type { Db } from '../store/database'
import type { WriteLock } from '../store/write-lock'
import { Cancelling } from './cancelling'
import { ColumnKinds } from './column-kinds'
import { Exports } from './exports'
import { QueryKeys } from './query-keys'
import type { StartQueryProcess } from './query-process-start'
import { QueryProcesses } from './query-processes'
import { QueryRunner } from './query-runner'
import { QueryRuns } from './query-runs'
import { Results, statementOf } from './results'
import { SavedQueries, valuesFor } from './saved-queries'
import { describeSchema } from './schema'
import { refuseUnknownParameters } from './unknown-parameters'
import { Watches } from './watches'

/** What a person waits for, and what may wait: exports, watched queries, other programs. */
const mostInFront = 3
const mostBehind = 2
/** What is no user's SQL and always ends: the damage check, and beside it the schema's samples. */
const mostOurs = 2
/** A process of its own: whoever types waits for nothing else. */
const mostSearching = 1

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

interface Asking {
  handlers: Handlers<AskingCall>
  /** What `cancelQuery` cancels. Other rooms run their own work in it, so that it can be cancelled as well. */
  cancelling: Cancelling
  /** For exports of other rooms as well. */
  exports: Exports
  /** Whether the database has no damage; may take as long as reading all of it. */
  isSound(): Promise<boolean>
  /** Resolves once watched queries were looked at, where that has begun. */
  looked(): Promise<void>
  close(): Promise<void>
}

export function createAsking(needs: {
  db: Db
  folder: DataFolder
  connectors: Connector[]
  isIntegration: (integrationId: string) => boolean
  events: EventHub
  alerts: Alerts
  /** Called when there are new alerts. */
  tell: () => void
  writeLock: WriteLock
  log: Log
  /** All rules that there are, to be searched. */
  rules: () => Pick<Rule, 'id' | 'name' | 'severity' | 'tags'>[]
  now: () => Date
  /** How a query process is started. */
  queryProcess: StartQueryProcess
}): Asking {
  const { db, folder, connectors, events, now, writeLock } = needs
  const write = <T>(work: () => T) => writeLock.exclusively(work)
  const front = new QueryProcesses(needs.queryProcess, folder.database, mostInFront)
  const behind = new QueryProcesses(needs.queryProcess, folder.database, mostBehind)
  // The schema panel waits for no export, and the damage check, which may read for minutes, keeps none waiting.
  const ours = new QueryProcesses(needs.queryProcess, folder.database, mostOurs)
  const searching = new QueryProcesses(needs.queryProcess, folder.database, mostSearching)
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

  const keys = new QueryKeys(db, now)
  const watches = new Watches({
    saved,
    log: needs.log,
    write: (work) => write(() => db.transaction(work).immediate()),
    isIntegration: needs.isIntegration,
    digest: (sql, parameters) =>
      behind.run('digest', { statement: statementOf({ sql, parameters }) }, { timeoutMs: 30_000 }),
    raise: (integrationId, query, details) =>
      needs.alerts.raiseQueryChange(integrationId, query, details, now().toISOString()),
    onLook: (raised) => {
      if (raised) needs.tell()
      events.emit({ event: 'queries', payload: {} })
    },
  })
  const stopWatching = events.listen(({ event, payload }) => {
    if (event === 'findings') void watches.look(payload.integrationId)
  })
  const search = new Search(db, new QueryRunner(searching), connectors, needs.rules, () => saved.list())

  const noted = async (
    input: CheckedInputOf<'openResult'> | CheckedInputOf<'openComparison'>,
    at: string,
    end: ResultProgress,
  ) => {
    const run = {
      queryId: input.queryId ?? null,
      sql: input.sql,
      parameters: input.parameters,
      asOf: 'asOf' in input ? (input.asOf ?? null) : null,
      compare: 'from' in input ? { from: input.from, to: input.to ?? null } : null,
      at,
      status: end.status as QueryRun['status'],
      tookMs: end.tookMs,
      rows: end.total,
      error: end.error?.message ?? null,
    }
    await write(() => runs.record(run))
    if (input.queryId !== undefined) events.emit({ event: 'queries', payload: {} })
  }
  /** Gives what to call once it has ended: it is then kept among the runs, if the input says so. */
  const remembering = (input: Parameters<typeof noted>[0]) => {
    const at = now().toISOString()
    return (end: ResultProgress) => {
      if (input.remember) void noted(input, at, end).catch(() => {}) // Sightline is being closed.
    }
  }
  const announced = <T>(answer: T): T => {
    events.emit({ event: 'queries', payload: {} })
    return answer
  }

  return {
    handlers: {
      query: async (input) => {
        const { queryId, maxRows, timeoutMs } = input
        const run = (signal?: AbortSignal) =>
          front.run('query', { statement: statementOf(input), maxRows }, { timeoutMs, signal })
        return queryId === undefined ? run() : cancelling.run(queryId, run)
      },
      openResult: (input) => results.open(input, remembering(input)),
      readResult: (input) => results.read(input),
      closeResult: async ({ resultId }) => ({ closed: await results.closeResult(resultId) }),
      cancelQuery: async ({ id }) => ({ cancelled: cancelling.cancel(id) }),
      openComparison: (input) => results.compare(input, remembering(input)),
      // A host that knows a better place answers this itself.
      exportQuery: async (input) => exports.startQuery(input),
      exportQueryTo: async (input) => exports.startQuery(input),
      readExport: (input) => exports.read(input),
      describeSchema: () =>
        describeSchema(connectors, (views) => ours.run('sample', { views }, { timeoutMs: 30_000 })),
      listQueries: async () => saved.list(),
      getQuery: async ({ queryId }) => saved.get(queryId),
      saveQuery: async (input) => announced(await write(() => saved.save(input))),
      markQuery: async (input) => {
        const marked = announced(await write(() => saved.mark(input)))
        if (marked.watched) void watches.begin(marked.id)
        return marked
      },
      deleteQuery: async ({ queryId }) => announced({ deleted: await write(() => saved.delete(queryId)) }),
      listQueryRuns: async (input) => runs.list(input),
      search: async (input) => search.search(input),
      locateResources: async ({ ids }) => locateResources(db, connectors, ids),
      getQueryApi: async () => keys.describe(),
      setQueryApi: ({ enabled }) => write(() => keys.setEnabled(enabled)),
      createQueryKey: async (input) => {
        for (const queryId of input.queries ?? []) saved.get(queryId)
        return write(() => keys.create(input))
      },
      revokeQueryKey: ({ keyId }) => write(() => keys.revoke(keyId)),
      queryWithKey: async (input) => {
        const { sql, parameters } = permitted(await write(() => keys.use(input.secret)), input, saved)
        const statement = statementOf({ sql, parameters, asOf: input.asOf })
        const { maxRows, timeoutMs } = input
        return behind.run('query', { statement, maxRows }, { timeoutMs })
      },
    },
    cancelling,
    exports,
    isSound: () => ours.run('check', {}, { timeoutMs: 30 * 60_000 }),
    looked: () => watches.settled(),
    async close() {
      stopWatching()
      front.close()
      behind.close()
      ours.close()
      searching.close()
      results.close()
      await watches.settled()
      await exports.ended()
    },
  }
}

/** What a key's holder asks for, if the key allows it. */
function permitted(key: QueryKey, input: CheckedInputOf<'queryWithKey'>, saved: SavedQueries) {
  const { sql, queryId, parameters } = input
  if ((sql === undefined) === (queryId === undefined))
    throw new SightlineError('bad-input', 'Give either sql or queryId.', 'Correct it and try again.')
  if (key.queries !== null && (queryId === undefined || !key.queries.includes(queryId)))
    throw new SightlineError('out-of-scope', 'This key may not ask that.', 'Make a key that may.')
  const query = sql === undefined ? saved.get(queryId as string) : { sql, parameters: [], values: {} }
  refuseUnknownParameters(query.sql, parameters)
  return { sql: query.sql, parameters: valuesFor(query.parameters, { ...query.values, ...parameters }) }
}
