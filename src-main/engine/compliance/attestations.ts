import { userInfo } from 'node:os'
import {
  type Attestation,
  type CheckedInputOf,
  type Page,
  SightlineError,
} from '../../../src-preload/contract'
import type { Db } from '../store/database'

interface AttestationRow extends Omit<Attestation, 'met'> {
  met: number
}

const select = `
  SELECT a.id, a.integration_id AS integrationId, i.name AS integrationName, a.pack_id AS packId,
    a.control_id AS controlId, a.met, a.note, a.author, a.at, a.until, a.withdrawn_at AS withdrawnAt
  FROM attestation AS a JOIN integration AS i ON i.id = a.integration_id`

/** What people said of controls. Each stays on record when it no longer counts. */
export class Attestations {
  constructor(
    private readonly db: Db,
    private readonly now: () => Date,
  ) {}

  list({
    packId,
    controlId,
    integrationId,
    offset,
    limit,
  }: CheckedInputOf<'listAttestations'>): Page<Attestation> {
    const where = `WHERE a.pack_id = :packId AND (:controlId IS NULL OR a.control_id = :controlId)
      AND (:integrationId IS NULL OR a.integration_id = :integrationId)`
    const asked = { packId, controlId: controlId ?? null, integrationId: integrationId ?? null }
    const counted = this.db.prepare(`SELECT count(*) FROM attestation AS a ${where}`).pluck()
    return {
      rows: this.#read(`${where} ORDER BY a.id DESC LIMIT :limit OFFSET :offset`, {
        ...asked,
        offset,
        limit,
      }),
      total: counted.get(asked) as number,
    }
  }

  /** The latest one of each control that wasn't withdrawn, of every integration. */
  latest(packId: string): (integrationId: string, controlId: string) => Attestation | null {
    const latest = this.#read(
      `WHERE a.id IN (SELECT max(id) FROM attestation WHERE pack_id = :packId AND withdrawn_at IS NULL
         GROUP BY integration_id, control_id)`,
      { packId },
    )
    return (integrationId, controlId) =>
      latest.find((one) => one.integrationId === integrationId && one.controlId === controlId) ?? null
  }

  /** In each of the integrations. Throws `bad-input` for a time that is over already. */
  add(
    { packId, controlId, met, note, author, until }: CheckedInputOf<'attestControl'>,
    integrationIds: string[],
  ): Attestation[] {
    const at = this.now().toISOString()
    const end = until === null ? null : new Date(until).toISOString()
    if (end !== null && end <= at)
      throw new SightlineError('bad-input', 'That time is over already.', 'Choose a later one, or none.')
    const insert = this.db.prepare(
      `INSERT INTO attestation (integration_id, pack_id, control_id, met, note, author, at, until)
       VALUES (:integrationId, :packId, :controlId, :met, :note, :author, :at, :end)`,
    )
    const said = { packId, controlId, met: Number(met), note, author: author ?? userInfo().username, at, end }
    const add = this.db.transaction(() =>
      integrationIds.map((integrationId) => {
        const { lastInsertRowid } = insert.run({ ...said, integrationId })
        return this.#get(Number(lastInsertRowid))
      }),
    )
    return add.immediate()
  }

  /** Throws `no-such-attestation`, or `over` for one that was withdrawn already. */
  withdraw(id: number): Attestation {
    if (this.#get(id).withdrawnAt !== null)
      throw new SightlineError('over', 'That attestation was withdrawn already.', 'The one before it counts.')
    this.db.prepare('UPDATE attestation SET withdrawn_at = ? WHERE id = ?').run(this.now().toISOString(), id)
    return this.#get(id)
  }

  #get(id: number): Attestation {
    const [found] = this.#read('WHERE a.id = :id', { id })
    if (found) return found
    throw new SightlineError(
      'no-such-attestation',
      'That attestation does not exist.',
      'Look at the control’s attestations.',
    )
  }

  #read(tail: string, parameters: object): Attestation[] {
    return this.db
      .prepare<object, AttestationRow>(`${select} ${tail}`)
      .all(parameters)
      .map((row) => ({ ...row, met: row.met === 1 }))
  }
}
