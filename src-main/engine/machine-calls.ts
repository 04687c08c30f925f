import { version } from '../../package.json'
import type { About } from '../../src-preload/contract'
import { commandLine } from './command-line'
import type { DataFolder } from './data-folder'
import type { EventHub } from './events'
import type { Handlers } from './handlers'
import type { Integrations } from './integrations'
import { diagnose } from './log/diagnostics'
import type { Log } from './log/log'
import type { Machine } from './network/machine'
import type { Network } from './network/network'
import { damageNotice } from './store/damage'
import type { Db } from './store/database'
import type { WriteLock } from './store/write-lock'
import { listPolls } from './sync/poll-log'
import type { Vault } from './vault/vault'

/** The calls of the contract that have to do with this installation and the machine that it runs on. */
export function machineCalls(needs: {
  db: Db
  folder: DataFolder
  vault: Vault
  network: Network
  machine: Machine
  log: Log
  events: EventHub
  writeLock: WriteLock
  integrations: Integrations
  now: () => Date
  /** The machine woke up, or has a network again. */
  onBack: () => Promise<void>
  /** For diagnostics, which tell how other rooms are set up. */
  others: Pick<Handlers, 'listChannels' | 'getAlertSettings' | 'getQueryApi'>
  counts: () => Parameters<typeof diagnose>[0]['counts']
}) {
  const { db, folder, vault, network, machine, log, events, writeLock, others } = needs
  const runs = [
    { name: 'Node', version: process.versions.node },
    { name: 'SQLite', version: db.prepare('SELECT sqlite_version()').pluck().get() as string },
  ]
  const schemaVersion = db.pragma('user_version', { simple: true }) as number
  const about = async (): Promise<About> => ({
    version,
    runs,
    schemaVersion,
    dataDir: folder.path,
    commandLine: commandLine(folder.path),
    vault: await vault.describe(),
    notice: damageNotice(folder),
  })
  return {
    about,
    getNetwork: async () => network.get(),
    setNetwork: (input) => network.set(input),
    getPower: async () => machine.power,
    setPower: async ({ sparing }) => {
      await writeLock.exclusively(() => machine.setSparing(sparing))
      return machine.power
    },
    noteMachine: async (input) => {
      const wasOffline = machine.offline
      const { isBack } = machine.note(input, needs.now())
      log.info('machine', input)
      if (machine.offline !== wasOffline) events.emit({ event: 'network', payload: {} })
      if (isBack) await needs.onBack()
      return { done: true }
    },
    listLog: async (input) => log.list(input),
    noteInLog: async ({ level, event, facts }) => {
      log.write(level, event, facts)
      return { done: true }
    },
    getDiagnostics: async ({ host }) =>
      diagnose({
        ...{ host, version, runs, schemaVersion, folder, log },
        vault: await vault.describe(),
        notice: damageNotice(folder),
        integrations: needs.integrations.views(),
        polls: listPolls(db, { offset: 0, limit: 30 }).rows,
        channels: await others.listChannels({}),
        alertSettings: await others.getAlertSettings({}),
        network: network.get(),
        power: { ...machine.power, offline: machine.offline },
        queryApi: await others.getQueryApi({}),
        counts: needs.counts(),
        now: needs.now(),
      }),
  } satisfies Partial<Handlers>
}
