import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CompliancePack, ComplianceScore, Control } from '../../../src-preload/contract'
import type { Log } from '../log/log'
import type { Db } from '../store/database'
import { stateOf } from '../store/database-state'
import type { WriteLock } from '../store/write-lock'
import type { ComplianceBook } from './compliance-book'
import { sameCounts, scored } from './score'
import type { ScoreLog } from './score-log'

/** A pack's score in one integration is another one than before. */
export interface ScoreChange {
  integrationId: string
  packId: string
  packVersion: number
  packName: string
  /** The latest that said something; null where none did yet. */
  before: ComplianceScore | null
  after: ComplianceScore
}

interface ControlRow {
  packId: string
  controlId: string
  packVersion: number
  section: string
  title: string
  manual: number
  status: string
  reasons: string
  rules: string
}

interface ToWrite {
  changed: ControlRow[]
  gone: Pick<ControlRow, 'packId' | 'controlId'>[]
  scores: ScoreChange[]
}

/** Keeps on record how controls stand, since when, and how scores came about. Writes only what changed. */
export class ControlLog {
  #queue: Promise<void> = Promise.resolve()
  #closed = false

  constructor(
    private readonly needs: {
      db: Db
      book: ComplianceBook
      scores: ScoreLog
      writeLock: WriteLock
      log: Log
      now: () => Date
      /** Called in the transaction that records it. */
      onScore: (change: ScoreChange) => void
      onRecorded: (integrationId: string) => void
    },
  ) {}

  /** Of those integrations, or all. Never rejects. */
  keepUp(integrationIds?: string[]): Promise<void> {
    this.#queue = this.#queue
      .then(async () => {
        const ids = this.#closed ? [] : (integrationIds ?? this.#polled())
        const now = this.needs.now().toISOString()
        for (const id of ids) if (!this.#closed) await this.#keepUp(id, now)
      })
      .catch((error) => this.needs.log.failed('compliance-not-recorded', error))
    return this.#queue
  }

  settled(): Promise<void> {
    return this.#queue
  }

  async close() {
    this.#closed = true
    await this.#queue
  }

  async #keepUp(integrationId: string, now: string) {
    const { db, writeLock, onScore, onRecorded } = this.needs
    // The end of a poll sets off much: it need not all be done in one turn.
    await nextTurn()
    const seen = stateOf(db)
    const found = this.#toWrite(integrationId)
    // The database is not held up where there is nothing to write.
    if (isNothing(found)) return
    const write = db.transaction(() => {
      const toWrite = stateOf(db) === seen ? found : this.#toWrite(integrationId)
      this.#write(integrationId, toWrite, now)
      for (const change of toWrite.scores) onScore(change)
    })
    await writeLock.exclusively(() => write.immediate())
    onRecorded(integrationId)
  }

  #polled(): string[] {
    return this.needs.db
      .prepare('SELECT id FROM integration WHERE last_poll_at IS NOT NULL')
      .pluck()
      .all() as string[]
  }

  #toWrite(integrationId: string): ToWrite {
    const { book, scores } = this.needs
    const packs = this.#polled().includes(integrationId) ? book.of(integrationId) : []
    const stored = new Map(this.#stored(integrationId).map((row) => [keyOf(row), row]))
    const rows = packs.flatMap((pack) =>
      pack.sections.flatMap(({ title, controls }) => controls.map((control) => rowOf(pack, title, control))),
    )
    const there = new Set(rows.map(keyOf))
    return {
      changed: rows.filter((row) => JSON.stringify(stored.get(keyOf(row))) !== JSON.stringify(row)),
      gone: [...stored.values()].filter((row) => !there.has(keyOf(row))),
      scores: packs.flatMap(({ id, version, name, standing }): ScoreChange[] => {
        const before = scores.latest(integrationId, id)
        if (before && before.packVersion === version && sameCounts(before, standing)) return []
        const known = scores.latestKnown(integrationId, id)
        const change = { integrationId, packId: id, packVersion: version, packName: name }
        return [{ ...change, before: known && scored(known), after: standing }]
      }),
    }
  }

  #stored(integrationId: string): ControlRow[] {
    return this.needs.db
      .prepare<[string], ControlRow>(
        `SELECT pack_id AS packId, control_id AS controlId, pack_version AS packVersion, section, title, manual,
           status, reasons, rules FROM compliance_control WHERE integration_id = ?`,
      )
      .all(integrationId)
  }

  #write(integrationId: string, { changed, gone, scores }: ToWrite, now: string) {
    const { db } = this.needs
    const put = db.prepare(
      `INSERT INTO compliance_control (integration_id, pack_id, control_id, pack_version, section, title, manual,
         status, reasons, rules, since)
       VALUES (:integrationId, :packId, :controlId, :packVersion, :section, :title, :manual,
         :status, :reasons, :rules, :now)
       ON CONFLICT DO UPDATE SET pack_version = excluded.pack_version, section = excluded.section,
         title = excluded.title, manual = excluded.manual, reasons = excluded.reasons, rules = excluded.rules,
         since = iif(status = excluded.status, since, excluded.since), status = excluded.status`,
    )
    const remove = db.prepare(
      'DELETE FROM compliance_control WHERE integration_id = ? AND pack_id = ? AND control_id = ?',
    )
    for (const row of changed) put.run({ ...row, integrationId, now })
    for (const { packId, controlId } of gone) remove.run(integrationId, packId, controlId)
    for (const { packId, packVersion, after } of scores)
      this.needs.scores.add(packId, { integrationId, packVersion, at: now, ...after })
  }
}

const isNothing = ({ changed, gone, scores }: ToWrite) =>
  changed.length === 0 && gone.length === 0 && scores.length === 0

const keyOf = ({ packId, controlId }: Pick<ControlRow, 'packId' | 'controlId'>) => `${packId} ${controlId}`

function rowOf(pack: CompliancePack, section: string, control: Control): ControlRow {
  return {
    packId: pack.id,
    controlId: control.id,
    packVersion: pack.version,
    section,
    title: control.title,
    manual: control.manual === null ? 0 : 1,
    status: control.status,
    reasons: JSON.stringify(control.results.flatMap(({ reasons }) => reasons)),
    rules: JSON.stringify(control.rules.map(({ id }) => id)),
  }
}
