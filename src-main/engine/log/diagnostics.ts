import { statSync } from 'node:fs'
import os from 'node:os'
import type {
  AlertSettings,
  Channel,
  CheckedInputOf,
  Diagnostics,
  Integration,
  NetworkSettings,
  Poll,
  PowerSettings,
  QueryApi,
  VaultInfo,
} from '../../../src-preload/contract'
import type { DataFolder } from '../data-folder'
import { type Log, textOf } from './log'
import { redacted } from './redacted'

const mostLines = 300

/** What is known of this Sightline, for whoever helps: no name, no address, no payload, no secret. */
export function diagnose(known: {
  host: CheckedInputOf<'getDiagnostics'>['host']
  version: string
  runs: { name: string; version: string }[]
  schemaVersion: number
  folder: DataFolder
  vault: VaultInfo
  notice: string | null
  integrations: Integration[]
  /** The latest first. */
  polls: Poll[]
  channels: Channel[]
  alertSettings: AlertSettings
  network: NetworkSettings
  power: PowerSettings & { offline: boolean }
  queryApi: QueryApi
  counts: Record<string, number>
  log: Log
  now: Date
}): Diagnostics {
  const { integrations, log, network, alertSettings, queryApi, now } = known
  const numbers = new Map(integrations.map(({ id }, index) => [id, `Integration ${index + 1}`]))
  const called = (id: string) => numbers.get(id) ?? 'An integration that is gone'
  const names = new Map(
    integrations.flatMap(({ id, name, workspaceName }) => [
      [name, called(id)] as const,
      [workspaceName ?? '', `${called(id)}’s workspace`] as const,
    ]),
  )
  const safely = (reason: string | null) => (reason === null ? null : redacted(reason, names))
  const report = {
    about: 'A report about this Sightline. It holds no tokens, names, addresses or contents of workspaces.',
    at: now.toISOString(),
    sightline: {
      version: known.version,
      schema: known.schemaVersion,
      runs: Object.fromEntries(known.runs.map(({ name, version }) => [name, version])),
      upForMinutes: Math.round(process.uptime() / 60),
      memoryMb: Math.round(process.memoryUsage.rss() / 1e6),
    },
    host: known.host,
    system: {
      platform: process.platform,
      release: os.release(),
      architecture: process.arch,
      processors: os.cpus().length,
      memoryMb: Math.round(os.totalmem() / 1e6),
      timeZoneOffsetMinutes: -now.getTimezoneOffset(),
    },
    data: {
      databaseBytes: sizeOf(known.folder.database),
      journalBytes: sizeOf(`${known.folder.database}-wal`),
      vault: { kind: known.vault.kind, weakness: known.vault.weakness },
      damageWasFound: known.notice !== null,
      ...known.counts,
    },
    settings: {
      proxy: network.proxy.mode,
      proxyHasUser: network.proxy.user !== '',
      proxyHasPassword: network.proxy.hasPassword,
      addedCertificates: network.certificates.length,
      environmentProxy: Boolean(process.env.HTTPS_PROXY ?? process.env.https_proxy),
      offline: known.power.offline,
      onBattery: known.power.onBattery,
      sparing: known.power.sparing,
      quietHours: alertSettings.quietHours.enabled,
      quietNow: alertSettings.quietUntil !== null,
      queryApi: queryApi.enabled,
      queryKeys: queryApi.keys.length,
    },
    integrations: integrations.map((one) => ({
      is: called(one.id),
      id: one.id,
      connector: one.connector,
      region: one.region,
      demo: one.demo,
      enabled: one.enabled,
      ready: one.ready,
      reason: safely(one.reason),
      intervalMinutes: one.intervalMinutes,
      keepHistoryDays: one.keepHistoryDays,
      optionalTypes: one.optionalTypes,
      companyDomains: one.companyDomains.length,
      lastPollAt: one.lastPollAt,
      nextPollAt: one.nextPollAt,
      resources: one.resources,
      changes24h: one.changes24h,
      findings: one.findings,
    })),
    polls: known.polls.map((poll) => ({
      of: called(poll.integrationId),
      id: poll.id,
      trigger: poll.trigger,
      status: poll.status,
      reason: safely(poll.reason),
      startedAt: poll.startedAt,
      finishedAt: poll.finishedAt,
      requests: poll.requests,
      notOk: poll.types
        .filter(({ status }) => status !== 'ok')
        .map(({ type, status, reason }) => ({ type, status, reason: safely(reason) })),
    })),
    channels: known.channels.map(({ settings, enabled, lastDelivery }) => ({
      kind: settings.kind,
      enabled,
      last: lastDelivery
        ? { at: lastDelivery.lastAttemptAt, status: lastDelivery.status, code: lastDelivery.error?.code }
        : null,
    })),
    log: log.list({ level: 'info', search: '', offset: 0, limit: mostLines }).rows.map(textOf).reverse(),
  }
  return {
    fileName: `sightline-diagnostics-${now.toISOString().slice(0, 16).replaceAll(':', '-')}.json`,
    text: `${JSON.stringify(report, null, 2)}\n`,
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
