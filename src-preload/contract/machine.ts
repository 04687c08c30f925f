import type { Alert } from './alerts'
import type { Instant, SeverityCounts } from './basics'

/** The state at a glance, as the tray and the title bar show it. */
export interface Overview {
  /**
   * The worst that is true, in this order; `empty` with no integration. It is `well` only where every rule could be
   * evaluated: before the first poll has ended it is `first_poll`, and where a rule lacks data `not_evaluated`.
   */
  state: 'empty' | 'not_ready' | 'findings' | 'paused' | 'first_poll' | 'not_evaluated' | 'well'
  /** Of `not_ready`: the first integration that is, and why; of `first_poll`: the only one, if it is. */
  named: { name: string; reason: string | null } | null
  findings: SeverityCounts
  integrations: number
  paused: number
  notReady: number
  /** Rules that could not be evaluated in some integration. */
  notEvaluated: number
  polling: number
  unseenAlerts: number
  unseenChanges: number
  resources: number
  changes24h: number
  latestAlerts: Alert[]
  /** The machine has no network at the moment: what needs one waits for it. */
  offline: boolean
  /** The same as in {@link About}. */
  notice: string | null
}

/** How tokens are kept. */
export interface VaultInfo {
  kind: 'os' | 'file' | 'passphrase'
  /** Of `os`: what the system calls its own. */
  keeper: 'keychain' | 'dpapi' | 'keyring' | 'kwallet' | null
  /**
   * What is to be known before one trusts it. `readable`: by whoever reads the key file as this user;
   * `passphrase_unused`: as well, and a passphrase is set that it was not made with; `scrambled`: no keyring, so that
   * whoever reads the data folder reads tokens; `silent`: the system's doesn't answer.
   */
  weakness: 'readable' | 'passphrase_unused' | 'scrambled' | 'silent' | null
  keyFile: string | null
}

export interface About {
  version: string
  /** What it runs on, such as Node and SQLite, the host's first. */
  runs: { name: string; version: string }[]
  /** The shape of the database: how many migrations it has gone through. */
  schemaVersion: number
  dataDir: string
  /** What a terminal begins a command with, so that it is about this data folder: “sightline”, or with what it needs. */
  commandLine: string
  vault: VaultInfo
  /** What happened to the data folder that the user must know of; null if nothing did. */
  notice: string | null
}

/** How the engine reaches the outside. */
export interface NetworkSettings {
  /**
   * `system`: what the environment says (HTTPS_PROXY, NO_PROXY) or, in the desktop app, the system's own settings.
   * `none`: straight. `manual`: by the proxy at `url`. Requests to this machine go by no proxy.
   */
  proxy: { mode: (typeof proxyModes)[number]; url: string; user: string; hasPassword: boolean }
  /** Trusted besides those that the system trusts. */
  certificates: TrustedCertificate[]
}
export const proxyModes = ['system', 'none', 'manual'] as const

export interface TrustedCertificate {
  subject: string
  issuer: string
  expiresAt: Instant
  /** SHA-256, in hex with colons. */
  fingerprint: string
  /** What speaks against it; null if nothing does. */
  warning: string | null
}

/** What the engine knows of the machine's power. */
export interface PowerSettings {
  /** Null: nobody told. Only the desktop app knows. */
  onBattery: boolean | null
  /** On battery, integrations are polled a quarter as often. */
  sparing: boolean
}

export const logLevels = ['info', 'warn', 'error'] as const
export type LogLevel = (typeof logLevels)[number]

/** A line of the log. Its facts are numbers, codes and ids: nothing that a provider or a person wrote. */
export interface LogEntry {
  /** Its own among all lines, the newest has the highest. */
  id: number
  at: Instant
  level: LogLevel
  /** What happened, such as `poll-ended`. */
  event: string
  facts: Record<string, string | number | boolean>
}

/** A report for whoever helps: shown in full before it is saved. */
export interface Diagnostics {
  /** Where it is saved, unless another name is chosen. */
  fileName: string
  text: string
}

export const updateModes = ['off', 'tell', 'download'] as const
export type UpdateMode = (typeof updateModes)[number]

/** What only the desktop app can be set to. */
export interface DesktopSettings {
  startsAtLogin: boolean
  /** The user has said whether it is to. */
  askedAboutLogin: boolean
  /** Until the user agreed, nothing is asked of anybody. */
  updates: UpdateMode
  /** Why there can be no updates, such as in a checkout; null if there can. */
  updatesNotHere: string | null
  update: UpdateState
  /** What the system does with notifications while it is not to disturb. */
  doNotDisturb: string
}

export type UpdateState =
  | { state: 'unknown' | 'checking' | 'none' }
  | { state: 'available' | 'downloading' | 'ready'; version: string }
  | { state: 'failed'; message: string }
