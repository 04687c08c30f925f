/** Everything about rules, put together: the calls of the contract that have to do with them. */
import type { Finding, RuleEdit } from '../../../src-preload/contract'
import type { Alerts } from '../alerts/alerts'
import type { Connector } from '../connectors/connector'
import type { EventHub } from '../events'
import type { Handlers } from '../handlers'
import type { Log } from '../log/log'
import type { Cancelling } from '../query/cancelling'
import type { StartQueryProcess } from '../query/query-process-start'
import { QueryProcesses } from '../query/query-processes'
import type { QueryRunner } from '../query/query-runner'
import type { Db } from '../store/database'
import type { WriteLock } from '../store/write-lock'
import { Backtests } from './backtests'
import { Evaluations } from './evaluations'
import { countFindingsByAge } from './finding-ages'
import { FindingLog } from './finding-log'
import { Previews } from './previews'
import { RuleBook } from './rule-book'
import { type Edited, RuleEditing } from './rule-editing'
import { readRules } from './rule-file'
import type { RuleRegistry } from './rule-registry'
import { expireSuppressions } from './suppressing'
import { Suppressions } from './suppressions'

/** So many of these run beside each other: rules after polls, previews, backtests. */
const mostProcesses = 2
const ruleTimeoutMs = 10_000

type RuleCall =
  | 'listRules'
  | 'getRule'
  | 'checkRules'
  | 'saveRule'
  | 'deleteRule'
  | 'importRules'
  | 'exportRules'
  | 'setRule'
  | 'previewRule'
  | 'backtestRule'
  | 'listFindings'
  | 'countFindingFacets'
  | 'countFindingsByAge'
  | 'getFinding'
  | 'listSuppressions'
  | 'suppress'
  | 'undoSuppressions'

interface Rules {
  handlers: Handlers<RuleCall>
  book: RuleBook
  /** The open findings of one resource. */
  findingsOf(integrationId: string, resourceType: string, resourceId: string): Finding[]
  /** Evaluates the user's own rules. Resolves once that is done. */
  afterPoll(integrationId: string, pollId: number | null): Promise<void>
  /** Resolves once no rule is to be evaluated any more. */
  settled(): Promise<void>
  /** Ends suppressions whose time is over, and tells of it. */
  expire(): Promise<void>
  close(): void
}

export function createRules(needs: {
  db: Db
  registry: RuleRegistry
  connectors: Connector[]
  events: EventHub
  alerts: Alerts
  /** Called when there are new alerts. */
  tell: () => void
  writeLock: WriteLock
  log: Log
  cancelling: Cancelling
  queries: QueryRunner
  now: () => Date
  database: string
  /** How a query process is started. */
  queryProcess: StartQueryProcess
  /** A rule of the user's own that takes longer is stopped. */
  ruleTimeoutMs?: number
}): Rules {
  const { db, registry, connectors, events, alerts, writeLock, now } = needs
  const write = <T>(work: () => T) => writeLock.exclusively(work)
  const processes = new QueryProcesses(needs.queryProcess, needs.database, mostProcesses)
  const book = new RuleBook(db, registry, now)
  const editing = new RuleEditing(db, registry, now)
  const suppressions = new Suppressions(db, registry, now)
  const findings = new FindingLog(db, connectors, registry, suppressions, needs.queries)
  const previews = new Previews({ ...needs, processes })
  const backtests = new Backtests({
    ...needs,
    processes,
    onProgress: (payload) => events.emit({ event: 'backtest', payload }),
  })
  const evaluations = new Evaluations({
    ...needs,
    processes,
    timeoutMs: needs.ruleTimeoutMs ?? ruleTimeoutMs,
    onEvaluated: (integrationId) => events.emit({ event: 'findings', payload: { integrationId } }),
  })

  const announced = <T>(answer: T): T => {
    events.emit({ event: 'rules', payload: {} })
    return answer
  }
  /** Evaluated at once, so that the answer tells how it stands now. */
  const settle = async ({ ruleId, startedAnew, evaluate }: Edited): Promise<RuleEdit> => {
    if (evaluate) await evaluations.afterEdit(ruleId, evaluate.integrationId)
    return announced({ rule: book.get(ruleId), startedAnew })
  }
  const countAnew = (integrationIds: Iterable<string | null>) => {
    for (const integrationId of new Set(integrationIds))
      if (integrationId !== null) events.emit({ event: 'findings', payload: { integrationId } })
  }
  const everyIntegration = () => db.prepare('SELECT id FROM integration').pluck().all() as string[]

  return {
    handlers: {
      listRules: async ({ integrationId }) => book.list(integrationId),
      getRule: async ({ ruleId }) => book.get(ruleId),
      checkRules: async ({ source }) => {
        const { rules, problems } = readRules(source, registry.names)
        return {
          problems,
          rules: rules.map(({ rule: { id, name } }) => ({
            id,
            name,
            exists: registry.find(id) !== undefined,
          })),
        }
      },
      saveRule: async (input) => settle(await write(() => editing.save(input))),
      deleteRule: async ({ ruleId }) => {
        const gone = announced(await write(() => editing.delete(ruleId)))
        countAnew(everyIntegration())
        return gone
      },
      importRules: async (input) => {
        const edits: RuleEdit[] = []
        for (const edit of await write(() => editing.import(input))) edits.push(await settle(edit))
        return edits
      },
      exportRules: async ({ ruleIds }) => editing.export(ruleIds),
      setRule: async (input) => settle(await write(() => editing.set(input))),
      previewRule: (input) => previews.run(input),
      backtestRule: (input) => backtests.run(input),
      listFindings: (input) => findings.list(input),
      countFindingFacets: (input) => findings.facets(input),
      countFindingsByAge: (input) => countFindingsByAge(needs.queries, input, needs.now()),
      getFinding: async ({ findingId }) => findings.get(findingId),
      listSuppressions: async (input) => suppressions.list(input),
      suppress: async (input) => {
        const suppressed = announced(await write(() => suppressions.add(input)))
        const integrationIds = suppressed.suppressions.map(({ integrationId }) => integrationId)
        countAnew(integrationIds.includes(null) ? everyIntegration() : integrationIds)
        return suppressed
      },
      undoSuppressions: async ({ suppressionIds }) => {
        const undone = announced(await write(() => suppressions.undo(suppressionIds)))
        countAnew(undone.again.map(({ integrationId }) => integrationId))
        return {
          suppressions: undone.suppressions,
          countAgain: undone.again.reduce((sum, { transition }) => sum + transition.opened.length, 0),
        }
      },
    },
    book,
    findingsOf: (...key) => findings.openOf(...key),
    afterPoll: (integrationId, pollId) => evaluations.afterPoll(integrationId, pollId),
    settled: () => evaluations.settled(),
    async expire() {
      const at = now().toISOString()
      const expire = db.transaction(() => {
        const again = expireSuppressions(db, registry, at, null)
        for (const { integrationId, transition } of again)
          alerts.raiseTransitions(integrationId, null, [transition], at)
        return again
      })
      const again = await write(() => expire.immediate())
      if (again.length > 0) needs.tell()
      countAnew(again.map(({ integrationId }) => integrationId))
      if (again.length > 0) announced(undefined)
    },
    close: () => processes.close(),
  }
}
