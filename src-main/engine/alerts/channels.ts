import { randomUUID } from 'node:crypto'
import {
  type Channel,
  type ChannelSettings,
  type CheckedInputOf,
  type Delivery,
  SightlineError,
} from '../../../src-preload/contract'
import type { Db } from '../store/database'
import type { Vault } from '../vault/vault'
import { addressOf, shownOf, type Target, targetOf } from './target'

interface ChannelRow {
  id: string
  name: string
  kind: ChannelSettings['kind']
  enabled: number
  keeps_quiet: number
  settings: string
  not_before: string | null
}

interface CountedRow extends ChannelRow {
  waiting: number
  held: number
  last: string | null
}

/** Where alerts are told. What is secret about it stays in the vault. */
export class Channels {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly write: <T>(work: () => T) => Promise<T>,
  ) {}

  list(): Channel[] {
    return this.db
      .prepare<[], CountedRow>(`${select} ORDER BY c.kind <> 'system', c.name COLLATE NOCASE`)
      .all()
      .map(view)
  }

  /** Throws `no-such-channel`. */
  get(id: string): Channel {
    const row = this.db.prepare<[string], CountedRow>(`${select} WHERE c.id = ?`).get(id)
    if (row) return view(row)
    throw new SightlineError(
      'no-such-channel',
      'That channel does not exist (any more).',
      'Look at the list of channels.',
    )
  }

  row(id: string): ChannelRow | undefined {
    return this.db.prepare<[string], ChannelRow>('SELECT * FROM channel WHERE id = ?').get(id)
  }

  async add({ name, settings, keepsQuiet }: CheckedInputOf<'addChannel'>): Promise<Channel> {
    if (settings.kind === 'system') throw onlyOne()
    const target = targetOf(settings, null)
    this.#mustBeFree(name)
    const id = randomUUID()
    await this.vault.set(id, JSON.stringify(target))
    try {
      await this.write(() => {
        this.#mustBeFree(name)
        this.db
          .prepare('INSERT INTO channel (id, name, kind, keeps_quiet, settings) VALUES (?, ?, ?, ?, ?)')
          .run(id, name, settings.kind, keepsQuiet ? 1 : 0, JSON.stringify(shownOf(target)))
      })
    } catch (error) {
      this.vault.delete(id)
      throw error
    }
    return this.get(id)
  }

  async update(input: CheckedInputOf<'updateChannel'>): Promise<Channel> {
    const { channelId: id, settings } = input
    this.#mustBeFree(input.name ?? this.get(id).name, id)
    const target = settings && targetOf(settings, await this.target(id))
    if (target && target.kind !== 'system') await this.vault.set(id, JSON.stringify(target))
    await this.write(() => {
      // It was deleted meanwhile: its secrets are not to be left in the vault.
      if (!this.row(id)) this.vault.delete(id)
      const now = this.get(id)
      const { name = now.name, enabled = now.enabled, keepsQuiet = now.keepsQuiet } = input
      this.#mustBeFree(name, id)
      this.db
        .prepare(
          `UPDATE channel SET name = ?, enabled = ?, keeps_quiet = ?, settings = coalesce(?, settings), not_before = NULL
           WHERE id = ?`,
        )
        .run(name, enabled ? 1 : 0, keepsQuiet ? 1 : 0, target ? JSON.stringify(shownOf(target)) : null, id)
    })
    return this.get(id)
  }

  async delete(id: string): Promise<void> {
    if (this.get(id).settings.kind === 'system')
      throw new SightlineError(
        'system-channel',
        'The notifications of this computer can’t be deleted.',
        'Turn the channel off instead.',
      )
    await this.write(() => this.db.prepare('DELETE FROM channel WHERE id = ?').run(id))
    this.vault.delete(id)
  }

  /** With its secrets. */
  async target(id: string): Promise<Target> {
    if (this.get(id).settings.kind === 'system') return { kind: 'system' }
    try {
      return JSON.parse(await this.vault.get(id)) as Target
    } catch (error) {
      if (SightlineError.from(error).code !== 'no-such-secret') throw error
      throw new SightlineError(
        'no-such-secret',
        'The channel’s address is missing from the vault.',
        'Delete the channel and add it again.',
      )
    }
  }

  /** Nothing is sent to it before `until`: its other side asked for a pause. */
  leaveAlone(id: string, until: Date) {
    this.db.prepare('UPDATE channel SET not_before = ? WHERE id = ?').run(until.toISOString(), id)
  }

  #mustBeFree(name: string, except?: string) {
    const taken = this.db.prepare('SELECT id FROM channel WHERE name = ?').pluck().get(name)
    if (taken !== undefined && taken !== except)
      throw new SightlineError(
        'name-taken',
        `There is a channel named “${name}” already.`,
        'Choose another name.',
      )
  }
}

const onlyOne = () =>
  new SightlineError(
    'bad-input',
    'This computer’s notifications are a channel already.',
    'Choose another kind of channel.',
  )

const select = `
  SELECT c.*,
    (SELECT count(*) FROM delivery AS d WHERE d.channel_id = c.id AND d.status IN ('waiting', 'failed')) AS waiting,
    (SELECT count(*) FROM delivery AS d WHERE d.channel_id = c.id AND d.status = 'held') AS held,
    (SELECT json_object('status', d.status, 'lastAttemptAt', d.last_attempt_at, 'error', json(d.error))
     FROM delivery AS d WHERE d.channel_id = c.id AND d.last_attempt_at IS NOT NULL
     ORDER BY d.last_attempt_at DESC, d.id DESC LIMIT 1) AS last
  FROM channel AS c`

function view(row: CountedRow): Channel {
  const settings = JSON.parse(row.settings) as ChannelSettings
  return {
    id: row.id,
    name: row.name,
    enabled: row.enabled === 1,
    keepsQuiet: row.keeps_quiet === 1,
    settings,
    address: addressOf(settings),
    waiting: row.waiting,
    held: row.held,
    lastDelivery:
      row.last === null
        ? null
        : (JSON.parse(row.last) as Pick<Delivery, 'status' | 'lastAttemptAt' | 'error'>),
  }
}
