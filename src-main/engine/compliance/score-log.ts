import type { ComplianceScoreStep } from '../../../src-preload/contract'
import type { Db } from '../store/database'
import { type Counts, scored, sum } from './score'

interface ScoreRow extends Counts {
  integrationId: string
  packVersion: number
  at: string
}

const columns = `integration_id AS integrationId, pack_version AS packVersion, at, passed, failed,
  not_evaluated AS notEvaluated, not_attested AS notAttested`

/** How the scores of integrations came to be what they are. A row is written only where something changed. */
export class ScoreLog {
  constructor(private readonly db: Db) {}

  latest(integrationId: string, packId: string): ScoreRow | null {
    return this.#latest(integrationId, packId, 'TRUE')
  }

  /** The latest that said something: what could not be told meanwhile is no change. */
  latestKnown(integrationId: string, packId: string): ScoreRow | null {
    return this.#latest(integrationId, packId, 'passed + failed > 0')
  }

  #latest(integrationId: string, packId: string, condition: string): ScoreRow | null {
    const latest = this.db.prepare<[string, string], ScoreRow>(
      `SELECT ${columns} FROM compliance_score
       WHERE pack_id = ? AND integration_id = ? AND ${condition} ORDER BY id DESC LIMIT 1`,
    )
    return latest.get(packId, integrationId) ?? null
  }

  add(packId: string, row: ScoreRow) {
    this.db
      .prepare(
        `INSERT INTO compliance_score
           (integration_id, pack_id, pack_version, at, passed, failed, not_evaluated, not_attested)
         VALUES (:integrationId, :packId, :packVersion, :at, :passed, :failed, :notEvaluated, :notAttested)`,
      )
      .run({ packId, ...row })
  }

  /** Oldest first; of one integration, or of all together. */
  steps(packId: string, integrationId?: string): ComplianceScoreStep[] {
    const rows = this.db
      .prepare<object, ScoreRow>(
        `SELECT ${columns} FROM compliance_score
         WHERE pack_id = :packId AND (:integrationId IS NULL OR integration_id = :integrationId) ORDER BY at, id`,
      )
      .all({ packId, integrationId: integrationId ?? null })
    const current = new Map<string, Counts>()
    const steps: ComplianceScoreStep[] = []
    for (const row of rows) {
      current.set(row.integrationId, row)
      // Several integrations may have changed at one moment.
      if (steps.at(-1)?.at === row.at) steps.pop()
      steps.push({ at: row.at, packVersion: row.packVersion, ...scored(sum([...current.values()])) })
    }
    return steps
  }
}
