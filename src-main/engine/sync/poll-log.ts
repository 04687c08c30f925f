import type { CheckedInputOf, Page, Poll, PollType } from '../../../src-preload/contract'
import type { Db } from '../store/database'

interface PollRow {
  id: number
  integration_id: string
  integration_name: string
  trigger: Poll['trigger']
  status: Poll['status']
  reason: string | null
  started_at: string
  finished_at: string | null
  requests: number
}

/** Past polls and the one under way, newest first. */
export function listPolls(db: Db, input: CheckedInputOf<'listPolls'>): Page<Poll> {
  const where = input.integrationId === undefined ? '' : 'WHERE p.integration_id = :integrationId'
  const rows = db
    .prepare<object, PollRow>(
      `SELECT p.*, i.name AS integration_name FROM poll AS p JOIN integration AS i ON i.id = p.integration_id
       ${where} ORDER BY p.id DESC LIMIT :limit OFFSET :offset`,
    )
    .all(input)
  const types = db.prepare<[number], PollType>(
    `SELECT type, status, listed, NULL AS expected, added, modified, removed, reason
     FROM poll_type WHERE poll_id = ? ORDER BY type`,
  )
  return {
    total: db.prepare(`SELECT count(*) FROM poll AS p ${where}`).pluck().get(input) as number,
    rows: rows.map((row) => ({
      id: row.id,
      integrationId: row.integration_id,
      integrationName: row.integration_name,
      trigger: row.trigger,
      status: row.status,
      reason: row.reason,
      startedAt: row.started_at,
      finishedAt: row.finished_at,
      requests: row.requests,
      types: types.all(row.id),
    })),
  }
}
