import { randomUUID } from 'node:crypto'
import {
  type CheckedInputOf,
  type Integration,
  type Poll,
  type SeverityCounts,
  SightlineError,
  severities,
} from '../../src-preload/contract'
import type { Connector } from './connectors/connector'
import { countChanges } from './history/list-changes'
import { noteCompaction } from './store/compaction'
import type { Db } from './store/database'

/** An integration as it is stored. */
export interface IntegrationRow {
  id: string
  name: string
  description: string
  tags: string
  connector: string
  region: string
  api_url: string
  demo: number
  workspace_id: string | null
  workspace_name: string | null
  enabled: number
  ready: number
  reason: string | null
  hint: string | null
  code: string | null
  interval_minutes: number
  company_domains: string
  optional_types: string
  history_days: number | null
  history_since: string | null
  created_at: string
  last_poll_at: string | null
  next_poll_at: string | null
}

/** The integrations of this data folder. Knows nothing of tokens: those are the vault's. */
export class Integrations {
  readonly #db: Db
  readonly #connectors: Connector[]

  constructor(
    db: Db,
    connectors: Connector[],
    private readonly runningPoll: (integrationId: string) => Poll | null,
    private readonly now: () => Date,
  ) {
    this.#db = db
    this.#connectors = connectors
  }

  connector(key: string): Connector {
    const found = this.#connectors.find((connector) => connector.key === key)
    if (found) return found
    const known = this.#connectors.map((connector) => connector.key).join(', ')
    throw new SightlineError('unknown-connector', `There is no connector “${key}”.`, `There is: ${known}.`)
  }

  /** Where the API is: the region's address, or the user's own. Throws `bad-input` for an unknown region. */
  place(input: { connector: string; region: string; apiUrl?: string }): { region: string; apiUrl: string } {
    if (input.apiUrl) return { region: 'custom', apiUrl: input.apiUrl }
    const { regions } = this.connector(input.connector)
    const region = regions.find(({ key }) => key === input.region)
    if (region) return { region: region.key, apiUrl: region.apiUrl }
    const known = regions.map(({ key }) => key).join(', ')
    throw known
      ? new SightlineError(
          'bad-input',
          `There is no region “${input.region}”.`,
          `Choose one of: ${known}; or give an API URL.`,
        )
      : new SightlineError('bad-input', 'Its address is missing.', 'Give it as the API URL.')
  }

  all(): IntegrationRow[] {
    return this.#db.prepare<[], IntegrationRow>('SELECT * FROM integration ORDER BY name').all()
  }

  has(id: string): boolean {
    return this.#db.prepare('SELECT 1 FROM integration WHERE id = ?').get(id) !== undefined
  }

  /** Throws `no-such-integration`. */
  row(id: string): IntegrationRow {
    const row = this.#db.prepare<[string], IntegrationRow>('SELECT * FROM integration WHERE id = ?').get(id)
    if (row) return row
    throw new SightlineError(
      'no-such-integration',
      'That integration does not exist (any more).',
      'Look at the list of integrations.',
    )
  }

  /** Throws `name-taken` if another integration has that name. */
  mustBeFree(name: string, except?: string) {
    const taken = this.#db.prepare('SELECT id FROM integration WHERE name = ?').pluck().get(name)
    if (taken !== undefined && taken !== except)
      throw new SightlineError(
        'name-taken',
        `There is an integration named “${name}” already.`,
        'Choose another name.',
      )
  }

  insert(
    input: Omit<CheckedInputOf<'addIntegration'>, 'token' | 'poll'> & {
      region: string
      apiUrl: string
      demo: boolean
    },
    workspace: { id: string; name: string },
    now: Date,
  ): string {
    const id = randomUUID()
    this.#db
      .prepare(
        `INSERT INTO integration (id, name, description, tags, connector, region, api_url, demo, workspace_id,
           workspace_name, interval_minutes, company_domains, history_days, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        id,
        input.name,
        input.description,
        JSON.stringify(input.tags),
        input.connector,
        input.region,
        input.apiUrl,
        input.demo ? 1 : 0,
        workspace.id,
        workspace.name,
        input.intervalMinutes,
        JSON.stringify(input.companyDomains),
        input.keepHistoryDays,
        now.toISOString(),
      )
    return id
  }

  /** Sets the columns that are given and leaves those that are absent or undefined. */
  update(id: string, columns: Partial<Omit<IntegrationRow, 'id'>>) {
    const given = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
    const names = Object.keys(given)
    if (names.length === 0) return
    this.#db
      .prepare(
        `UPDATE integration SET ${names.map((name) => `${name} = :${name}`).join(', ')} WHERE id = :id`,
      )
      .run({ ...given, id })
  }

  /**
   * With everything known of it: from the disk and from backups as well, once it is compacted. Returns how much that was,
   * where entries of logs are no resources, as everywhere else.
   */
  delete(id: string): { resources: number; changes: number } {
    const remove = this.#db.transaction(() => {
      // Counted, not read of the polls: a poll that was killed has not told its own yet.
      const resources = this.#db
        .prepare(
          `SELECT count(*) FROM resource
           WHERE integration_id = ? AND type NOT IN (SELECT value FROM json_each(?))`,
        )
        .pluck()
        .get(id, this.#logsOf(this.row(id))) as number
      const changes = this.#db
        .prepare(
          `SELECT count(*) FROM recording JOIN change ON change.recording_id = recording.id
           WHERE integration_id = ?`,
        )
        .pluck()
        .get(id) as number
      this.#db.prepare('DELETE FROM integration WHERE id = ?').run(id)
      this.#db.prepare('DELETE FROM rule_setting WHERE integration_id = ?').run(id)
      noteCompaction(this.#db)
      return { resources, changes }
    })
    return remove.immediate()
  }

  view(id: string): Integration {
    return this.#view(this.row(id))
  }

  views(): Integration[] {
    return this.all().map((row) => this.#view(row))
  }

  /** The resource types whose items are entries of a log, as a JSON array. */
  #logsOf({ connector }: IntegrationRow): string {
    const logs = this.connector(connector).resourceTypes.filter(({ log }) => log)
    return JSON.stringify(logs.map(({ key }) => key))
  }

  #view(row: IntegrationRow): Integration {
    const dayAgo = new Date(this.now().getTime() - 86_400_000).toISOString()
    const connector = this.connector(row.connector)
    return {
      id: row.id,
      name: row.name,
      description: row.description,
      tags: JSON.parse(row.tags),
      connector: row.connector,
      connectorName: connector.name,
      region: row.region,
      apiUrl: row.api_url,
      demo: row.demo === 1,
      workspaceName: row.workspace_name,
      enabled: row.enabled === 1,
      ready: row.ready === 1,
      reason: row.reason,
      hint: row.hint,
      code: row.code,
      intervalMinutes: row.interval_minutes,
      companyDomains: JSON.parse(row.company_domains),
      optionalTypes: JSON.parse(row.optional_types),
      keepHistoryDays: row.history_days,
      historySince: row.history_since,
      historyBeginsAt: row.history_since ?? firstRecordingAt(this.#db, row.id),
      createdAt: row.created_at,
      lastPollAt: row.last_poll_at,
      lastGoodPollAt: lastGoodPollAt(this.#db, row.id),
      nextPollAt: row.enabled ? row.next_poll_at : null,
      resources: this.#db
        .prepare(
          `SELECT total(resources) FROM type_state
           WHERE integration_id = ? AND type NOT IN (SELECT value FROM json_each(?))`,
        )
        .pluck()
        .get(row.id, this.#logsOf(row)) as number,
      changes24h: [...countChanges(this.#db, dayAgo, row.id).values()].reduce((sum, count) => sum + count, 0),
      findings: openFindings(this.#db, row.id),
      poll: this.runningPoll(row.id),
    }
  }
}

function firstRecordingAt(db: Db, integrationId: string): string | null {
  const first = db
    .prepare<string, string>('SELECT recorded_at FROM recording WHERE integration_id = ? ORDER BY id LIMIT 1')
    .pluck()
    .get(integrationId)
  return first ?? null
}

/** When the last poll that brought anything ended. */
export function lastGoodPollAt(db: Db, integrationId: string): string | null {
  const ended = db
    .prepare<string, string>(
      `SELECT finished_at FROM poll WHERE integration_id = ? AND status IN ('ok', 'partial')
       ORDER BY id DESC LIMIT 1`,
    )
    .pluck()
    .get(integrationId)
  return ended ?? null
}

/** Open findings by severity. */
function openFindings(db: Db, integrationId: string): SeverityCounts {
  const rows = db
    .prepare<[string], { severity: keyof SeverityCounts; n: number }>(
      `SELECT severity, sum(findings) AS n FROM finding_count
       WHERE integration_id = ? AND status = 'open' GROUP BY severity`,
    )
    .all(integrationId)
  const counts = Object.fromEntries(severities.map((severity) => [severity, 0])) as SeverityCounts
  for (const { severity, n } of rows) counts[severity] = n
  return counts
}
