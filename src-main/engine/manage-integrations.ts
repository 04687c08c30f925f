import {
  type CheckedInputOf,
  type ConnectionTest,
  type Integration,
  pollInterval,
  SightlineError,
} from '../../src-preload/contract'
import { ApiError, type Connector } from './connectors/connector'
import type { HttpOptions } from './connectors/transport'
import type { Demo } from './demo-workspace'
import type { EventHub } from './events'
import type { IntegrationRow, Integrations } from './integrations'
import type { Log } from './log/log'
import type { Egress } from './network/egress'
import type { WriteLock } from './store/write-lock'
import type { Poller } from './sync/poller'
import type { Vault } from './vault/vault'

const testTimeout = 45_000

type NewIntegration = CheckedInputOf<'addIntegration'> & { region: string; apiUrl: string; demo: boolean }

/** What users do with integrations: each step checked first, and nothing half done if it fails. */
export class ManageIntegrations {
  constructor(
    private readonly needs: {
      writeLock: WriteLock
      integrations: Integrations
      poller: Poller
      vault: Vault
      egress: Egress
      demo: Demo
      log: Log
      events: EventHub
      now: () => Date
      /** Has what was deleted go from the disk as well, and from backups. Rejects where the disk has no room for that. */
      compact: () => Promise<void>
      /** Whether polls start by themselves after a change: not in a command line that ends soon. */
      pollByItself: boolean
    },
  ) {}

  async testConnection(input: CheckedInputOf<'testConnection'>): Promise<ConnectionTest> {
    const { integrations, vault } = this.needs
    const token =
      input.token ?? (input.integrationId === undefined ? undefined : await vault.get(input.integrationId))
    if (token === undefined)
      throw new SightlineError('bad-input', 'There is no token to test.', 'Paste the token first.')
    return this.#test({ connector: input.connector, ...integrations.place(input) }, token)
  }

  add(input: CheckedInputOf<'addIntegration'>): Promise<Integration> {
    return this.#add({ ...input, ...this.needs.integrations.place(input), demo: false })
  }

  async addDemo(connector: Connector): Promise<Integration> {
    const { integrations, demo, now } = this.needs
    const existing = integrations.all().find((row) => row.demo)
    if (existing) return integrations.view(existing.id)
    const since = now()
    const { url, token } = await demo.running(since)
    const input = {
      connector: connector.key,
      name: 'Demo workspace',
      description: 'A made-up company. It lives on this machine alone and changes by itself.',
      tags: ['demo'],
      token,
      intervalMinutes: pollInterval.min,
      companyDomains: [],
      keepHistoryDays: null,
      poll: true,
      region: 'custom',
      apiUrl: url,
      demo: true,
    }
    return this.#add(input, since)
  }

  async update(input: CheckedInputOf<'updateIntegration'>): Promise<Integration> {
    const { integrations, vault } = this.needs
    const { integrationId: id, token } = input
    const row = integrations.row(id)
    if (input.name !== undefined) integrations.mustBeFree(input.name, id)
    mustBeOptional(input.optionalTypes ?? [], integrations.connector(row.connector))

    const moves = input.region !== undefined || input.apiUrl !== undefined
    const place = moves
      ? integrations.place({
          connector: row.connector,
          region: input.region ?? row.region,
          apiUrl: input.apiUrl,
        })
      : { region: row.region, apiUrl: row.api_url }
    if (token !== undefined || moves) {
      const found = await this.#test({ connector: row.connector, ...place }, token ?? (await vault.get(id)))
      mustBeSameWorkspace(row, found)
      // Somebody may have taken the name while the test was under way.
      if (input.name !== undefined) integrations.mustBeFree(input.name, id)
    }
    if (token !== undefined) await vault.set(id, token)

    const json = (list: string[] | undefined) => (list === undefined ? undefined : JSON.stringify(list))
    await this.#update(id, {
      name: input.name,
      description: input.description,
      tags: json(input.tags),
      company_domains: json(input.companyDomains),
      optional_types: json(input.optionalTypes),
      history_days: input.keepHistoryDays,
      ...(moves ? { region: place.region, api_url: place.apiUrl } : {}),
      interval_minutes: input.intervalMinutes,
      next_poll_at:
        input.intervalMinutes === undefined ? undefined : this.#dueAfter(row, input.intervalMinutes),
    })
    // It was deleted meanwhile: its token is not to be left in the vault.
    if (!integrations.has(id)) vault.delete(id)
    const asksOtherwise = token !== undefined || moves
    const seesMore = input.companyDomains !== undefined || input.optionalTypes !== undefined
    if (row.enabled && (asksOtherwise || seesMore))
      this.#pollByItself(id, { insteadOfRunning: asksOtherwise })
    this.#changed(id)
    return integrations.view(id)
  }

  async setEnabled(id: string, enabled: boolean): Promise<Integration> {
    const { integrations, poller } = this.needs
    if (integrations.row(id).enabled !== Number(enabled)) {
      await this.#update(id, { enabled: Number(enabled), next_poll_at: null })
      if (enabled) this.#pollByItself(id)
      else await poller.cancel(id)
      this.#changed(id)
    }
    return integrations.view(id)
  }

  async delete(id: string): Promise<{ resources: number; changes: number }> {
    const { integrations, poller, vault, demo, writeLock, log, compact } = this.needs
    const row = integrations.row(id)
    await this.#update(id, { enabled: 0 })
    await poller.cancel(id)
    vault.delete(id)
    const gone = await writeLock.exclusively(() => integrations.delete(id))
    if (row.demo) await demo.stop()
    this.#changed(id)
    try {
      await compact()
    } catch (error) {
      // A full disk has no room for the rewritten file. What was deleted is deleted all the same.
      log.failed('not-compacted', error)
    }
    return gone
  }

  async #add(input: NewIntegration, createdAt = this.needs.now()): Promise<Integration> {
    const { integrations, vault, writeLock } = this.needs
    integrations.mustBeFree(input.name)
    const workspace = await this.#test(input, input.token)
    const { workspaceId, workspaceName } = workspace
    const id = await writeLock.exclusively(() => {
      // Somebody may have taken the name while the test was under way.
      integrations.mustBeFree(input.name)
      return integrations.insert(input, { id: workspaceId, name: workspaceName }, createdAt)
    })
    try {
      await vault.set(id, input.token)
    } catch (error) {
      await writeLock.exclusively(() => integrations.delete(id))
      throw error
    }
    if (input.poll) this.#poll(id, 'first')
    this.#changed(id)
    return integrations.view(id)
  }

  async #test(
    place: { connector: string; region: string; apiUrl: string },
    token: string,
  ): Promise<ConnectionTest> {
    try {
      const connector = this.needs.integrations.connector(place.connector)
      const signal = AbortSignal.timeout(testTimeout)
      // Nothing else on this thread sends requests to a provider.
      const { HttpTransport } = await import('./connectors/http')
      const connect = (options: HttpOptions) => new HttpTransport(options, signal, this.needs.egress)
      return await connector.testConnection({ ...place, token, signal, connect })
    } catch (error) {
      throw error instanceof ApiError ? new SightlineError(error.kind, error.message, error.hint) : error
    }
  }

  #update(id: string, columns: Parameters<Integrations['update']>[1]) {
    return this.needs.writeLock.exclusively(() => this.needs.integrations.update(id, columns))
  }

  #pollByItself(id: string, { insteadOfRunning = false } = {}) {
    if (!this.needs.pollByItself) return
    if (insteadOfRunning) void this.needs.poller.cancel(id)
    this.#poll(id, 'manual')
  }

  #poll(id: string, trigger: 'manual' | 'first') {
    // A failure is the integration's own state by then, shown and told as such.
    this.needs.poller.syncAnew(id, trigger).catch(() => {})
  }

  /** A shorter interval counts from the last poll on, and not only from the next. */
  #dueAfter(row: IntegrationRow, minutes: number): string | null {
    if (row.last_poll_at === null) return row.next_poll_at
    return new Date(new Date(row.last_poll_at).getTime() + minutes * 60_000).toISOString()
  }

  #changed(integrationId: string) {
    this.needs.events.emit({ event: 'integrations', payload: { integrationId } })
  }
}

function mustBeSameWorkspace(row: IntegrationRow, found: ConnectionTest) {
  if (row.workspace_id === null || found.workspaceId === row.workspace_id) return
  throw new SightlineError(
    'wrong-workspace',
    `That is the workspace “${found.workspaceName}”; this integration watches “${row.workspace_name}”.`,
    'Use a token of the same workspace, or add the other one as an integration of its own.',
  )
}

function mustBeOptional(types: string[], { resourceTypes }: Connector) {
  const optional = resourceTypes.filter(({ offBecause }) => offBecause).map(({ key }) => key)
  const unknown = types.find((type) => !optional.includes(type))
  if (unknown === undefined) return
  throw new SightlineError(
    'bad-input',
    `“${unknown}” is no resource type that can be turned on.`,
    `There are: ${optional.join(', ')}.`,
  )
}
