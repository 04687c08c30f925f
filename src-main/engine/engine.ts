import { version } from '../../package.json'
import { answerWith, createApi } from '../../src-preload/api'
import type { Api } from '../../src-preload/contract'
import { createAccess } from './access/access-calls'
import { createAlerting } from './alerts/alerting'
import { Alerts } from './alerts/alerts'
import { createCompliance } from './compliance/compliance-calls'
import { inPercent } from './compliance/score'
import { allConnectors } from './connectors/all'
import type { Connector } from './connectors/connector'
import type { Pace } from './connectors/transport'
import { DamageWatch } from './damage-watch'
import { type DataFolder, openDataFolder } from './data-folder'
import { Demo, type DemoWorkspace } from './demo-workspace'
import { hostCallsElsewhere } from './elsewhere'
import { throttled } from './event-loop/throttled'
import { EventHub } from './events'
import { MirrorExports } from './export/mirror-exports'
import type { Handlers } from './handlers'
import { createChanges } from './history/change-calls'
import { keepHistory } from './history/retention'
import { integrationCalls } from './integration-calls'
import { Integrations } from './integrations'
import { letOthersJoin } from './link/join'
import { acquireLock } from './link/lock'
import { Log } from './log/log'
import { notePolls, notingFailures, notingWork } from './log/log-happenings'
import { machineCalls } from './machine-calls'
import { ManageIntegrations } from './manage-integrations'
import { type AskSystemProxy, Egress } from './network/egress'
import { Machine } from './network/machine'
import { Network } from './network/network'
import { overview } from './overview'
import { createAsking } from './query/asking'
import type { StartQueryProcess } from './query/query-process-start'
import { QueryProcesses } from './query/query-processes'
import { QueryRunner } from './query/query-runner'
import { resourceCalls } from './resource-calls'
import { Resources } from './resources'
import { createRules } from './rules/rule-calls'
import { RuleRegistry } from './rules/rule-registry'
import { backUpDaily, keepDailyBackups } from './store/backups'
import { isCompactionDue } from './store/compaction'
import { damageNotice } from './store/damage'
import { openDatabase } from './store/database'
import { diskProblem } from './store/disk-problem'
import { createViews } from './store/views'
import { WriteLock } from './store/write-lock'
import { PollRunner } from './sync/poll-runner'
import { Poller } from './sync/poller'
import { closeAbandonedPolls } from './sync/run-poll'
import { startScheduler } from './sync/scheduler'
import type { Sealer } from './vault/sealer'
import { Vault } from './vault/vault'

/** A screen asks for a list, a chart and what can be filtered by at once. */
const mostScreenProcesses = 2

/** Milliseconds. */
const logTellsEvery = 500

export interface EngineOptions {
  dataDir: string
  /** The operating system's vault; without one, a file encrypted under a key or `passphrase`. */
  sealer?: Sealer
  passphrase?: string
  /** How a query process is started. */
  queryProcess: StartQueryProcess
  /** The file of the thread that polls run in. */
  pollThread: string
  /** How long providers and channels may take to answer, and how soon they are asked again. */
  pace?: Pace
  /** Starts the demo workspace whose life began at `since`. Without it there is no demo. */
  startDemo?: (since: Date) => Promise<DemoWorkspace>
  /** Poll on a timer. A command line that ends soon doesn't. */
  timer: boolean
  /** For one without a timer: a backup, where a day has passed since the last one, before `sync` resolves. */
  backsUpAfterSync?: boolean
  /** The connectors for which integrations can be added. The poll thread always knows all there are. */
  connectors?: Connector[]
  /** Instead of the system's clock. A poll asks it once, when it begins. */
  now?: () => Date
  /** A rule of the user's own that takes longer is stopped. */
  ruleTimeoutMs?: number
  /** Called before a large database of an older Sightline is backed up and brought to the present shape, for seconds. */
  onSlowMigration?: (bytes: number) => void
  /** How often the timer looks at the clock. */
  tickMs?: number
  /** What the system's own settings say; without it, only the environment is asked. */
  askSystemProxy?: AskSystemProxy
}

export interface Engine {
  /** Checks every input by the contract. */
  api: Api
  /** Cancels what runs and lets go of the data folder. */
  close(): Promise<void>
}

/** Starts the one engine of a data folder. Rejects with `data-folder-in-use` if there is one already. */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const { now = () => new Date(), pace, connectors = allConnectors(pace) } = options
  const folder = openDataFolder(options.dataDir)
  const lock = lockOf(folder)
  const closers: (() => unknown)[] = [lock.release]
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer()
  }
  try {
    const db = openDatabase(folder, options.onSlowMigration)
    closers.push(() => db.close())
    createViews(db, connectors)
    closeAbandonedPolls(db, now().toISOString())

    const events = new EventHub()
    const writeLock = new WriteLock()
    const announceLog = throttled(logTellsEvery, () => events.emit({ event: 'log', payload: {} }))
    const log = new Log(folder.log, () => announceLog(null))
    closers.push(() => log.close())
    closers.push(notePolls(events, log))
    closers.push(keepHistory({ db, writeLock, events, log, now }))
    const damage = new DamageWatch(folder, events)
    const vault = new Vault(folder, options)
    const egress = new Egress(options.askSystemProxy)
    const network = new Network({ db, vault, events, writeLock, log, egress })
    await network.apply()
    const machine = new Machine(db)
    const registry = new RuleRegistry(db, connectors)
    const alerts = new Alerts(db, (ruleId) => registry.name(ruleId))
    const alerting = createAlerting({
      db,
      alerts,
      vault,
      events,
      writeLock,
      log,
      egress,
      now,
      pollsUnderWay: () => poller.underWay(),
      patienceMs: pace?.patienceMs,
    })
    closers.push(alerting.close)
    const tell = () => alerting.after(Promise.resolve())
    const integrations = new Integrations(db, connectors, (id) => poller.running(id), now)
    const { queryProcess } = options
    const asking = createAsking({
      db,
      folder,
      connectors,
      isIntegration: (id) => integrations.has(id),
      events,
      alerts,
      tell,
      writeLock,
      log,
      rules: () => registry.all().map(({ rule }) => rule),
      now,
      queryProcess,
    })
    closers.push(asking.close)
    const { database } = folder
    const screenProcesses = new QueryProcesses(queryProcess, database, mostScreenProcesses)
    closers.push(() => screenProcesses.close())
    const queries = new QueryRunner(screenProcesses)
    const { cancelling } = asking
    const rules = createRules({
      db,
      registry,
      connectors,
      events,
      alerts,
      tell,
      writeLock,
      log,
      cancelling,
      queries,
      now,
      database,
      queryProcess,
      ruleTimeoutMs: options.ruleTimeoutMs,
    })
    closers.push(rules.close)
    const compliance = createCompliance({
      ...{ db, connectors, registry, events, writeLock, log, now },
      rules: rules.book,
      onScore: ({ before, after, ...pack }) =>
        alerting.scoreChanged({ ...pack, before: inPercent(before), after: inPercent(after) }),
    })
    closers.push(compliance.close)
    const access = createAccess({
      ...{ db, connectors, events, writeLock, log, now, database, queryProcess },
      exports: asking.exports,
    })
    closers.push(access.close)
    const mirrorExports = new MirrorExports({
      ...{ connectors, database, queryProcess },
      exports: asking.exports,
    })
    closers.push(() => mirrorExports.close())
    const resources = new Resources(db, queries, connectors, rules.findingsOf, now)
    const changes = createChanges({
      ...{ db, connectors, events, now, queries },
      checkType: (type) => resources.checkType(type),
    })
    if (options.timer)
      closers.push(keepDailyBackups(db, folder, { isSound: asking.isSound, onError: damage.explain }))
    // One after the other: several integrations may be polled at once.
    let backedUp: Promise<unknown> = Promise.resolve()
    const backUpIfDue = () => {
      backedUp = backedUp.then(() => backUpDaily(db, folder, asking.isSound)).catch(damage.explain)
      return backedUp
    }
    const demo = new Demo(options.startDemo)
    closers.push(() => demo.stop())
    const runner = new PollRunner({
      entry: options.pollThread,
      database: folder.database,
      backups: folder.backups,
      lock: writeLock,
      pace,
      log,
      managedRules: () => registry.managedRules.definitions(),
      onProgress: (poll) => poller.progress(poll),
    })
    closers.push(() => runner.close())
    const poller: Poller = new Poller({
      db,
      writeLock,
      runner,
      egress,
      integrations,
      vault,
      alerts,
      tell,
      events,
      now,
      clockStands: options.now !== undefined,
      demo,
      explain: damage.explain,
      afterPoll: (id, pollId) => {
        alerting.after(
          rules
            .afterPoll(id, pollId)
            .then(() => compliance.afterPoll(id))
            .then(asking.looked),
        )
        access.afterPoll(id)
      },
    })
    closers.push(() => poller.cancelAll())
    const manage = new ManageIntegrations({
      writeLock,
      integrations,
      poller,
      vault,
      egress,
      demo,
      log,
      events,
      now,
      compact: () => runner.compact(),
      pollByItself: options.timer,
    })

    let look = () => {}
    const pollWhatWaited = async () => {
      // What failed for want of a network is not to wait for its turn.
      await writeLock.exclusively(() => {
        for (const { id, ready } of integrations.all())
          if (!ready) integrations.update(id, { next_poll_at: null })
      })
      look()
    }

    const handlers: Handlers = {
      overview: async () =>
        overview(integrations.views(), alerts.log, rules.book, {
          unseenChanges: changes.unseen(),
          notice: damageNotice(folder),
          offline: machine.offline,
        }),
      ...integrationCalls({
        ...{ db, connectors, integrations, manage, poller },
        followed: async () => {
          await rules.settled()
          await compliance.settled()
          await access.settled()
          // Who ends soon tells what there is to tell before.
          if (!options.timer) await alerting.sent()
          if (options.backsUpAfterSync) await backUpIfDue()
        },
      }),
      ...resourceCalls(connectors, resources),
      exportMirrorTo: async (input) => mirrorExports.start(input),
      ...machineCalls({
        ...{ db, folder, vault, network, machine, log, events, writeLock, integrations, now },
        onBack: pollWhatWaited,
        others: { ...alerting.handlers, ...asking.handlers },
        counts: () => ({
          ownRules: registry.own().length,
          notEvaluated: rules.book.notEvaluated(),
          alerts: alerts.log.list({ offset: 0, limit: 1 }).total,
        }),
      }),
      ...hostCallsElsewhere,
      ...alerting.handlers,
      ...rules.handlers,
      ...compliance.handlers,
      ...asking.handlers,
      ...changes.handlers,
      ...access.handlers,
    }
    const api = createApi({
      call: notingFailures(damage.answering(answerWith(handlers as unknown as Api)), log),
      onEvent: (listener) => events.listen(listener),
    })

    // A command that ends soon may need neither.
    if (options.timer) void runner.prepare()
    // It was killed before what was deleted had gone from the disk.
    if (isCompactionDue(db)) runner.compact().catch((error) => log.failed('not-compacted', error))
    closers.push(await letOthersJoin(folder, api))
    if (options.timer) {
      const scheduler = startScheduler({
        now,
        integrations: () => integrations.all(),
        poll: (id) => poller.sync(id, 'timer'),
        mayPoll: (row, at) => machine.mayPoll(row, at),
        beside: [
          notingWork('suppressions-not-expired', log, () => rules.expire()),
          notingWork('compliance-not-recorded', log, () => compliance.passTime()),
          notingWork('alerts-not-told', log, () => alerting.tick()),
        ],
        tickMs: options.tickMs,
      })
      closers.push(scheduler.stop)
      look = scheduler.look
    }
    const schema = db.pragma('user_version', { simple: true }) as number
    log.info('engine-started', { version, schema, timer: options.timer })
    return { api, close }
  } catch (error) {
    await close()
    throw diskProblem(error, folder.path) ?? error
  }
}

function lockOf(folder: DataFolder) {
  try {
    return acquireLock(folder)
  } catch (error) {
    throw diskProblem(error, folder.path) ?? error
  }
}
