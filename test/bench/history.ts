/** The process of an engine with much history: written straight into its tables, as no poll could in the time. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { openDataFolder } from '../../src-main/engine/data-folder'
import { type Engine, startEngine } from '../../src-main/engine/engine'
import { forkQueryProcess } from '../../src-main/engine/query/query-process-start'
import { answerCalls } from './processes'

let engine: Engine
const at = (round: number) => new Date(Date.parse('2026-03-01T09:00:00Z') + round * 60_000).toISOString()

/** Each of the fields that change, and what a resource has in it after a round, as JSON in SQL. */
const changing = `CASE (key + :round) % 4
  WHEN 0 THEN json_array('name', 'Source ' || key || '.' || :round)
  WHEN 1 THEN json_array('enabled', json(iif(:round % 2, 'true', 'false')))
  WHEN 2 THEN json_array('slug', 'source-' || key || '-' || :round)
  ELSE json_array('workspaceId', 'workspace-' || ((key + :round) % 7)) END`

const calls = {
  /** Sources of about a kilobyte each, changed that often each, one field at a time. */
  async build({ resources, changesEach }: { resources: number; changesEach: number }) {
    const dataDir = mkdtempSync(join(tmpdir(), 'sightline-bench-'))
    process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }))
    const options = {
      dataDir,
      queryProcess: forkQueryProcess(resolve('src-main/engine/query-process.ts')),
      pollThread: join(dirname(process.argv[1] as string), 'poll-thread.js'),
      timer: false,
    }
    await (await startEngine(options)).close()
    const db = new Database(openDataFolder(dataDir).database)
    db.function('text', { deterministic: true, varargs: true }, (length) =>
      'lorem ipsum '.repeat(100).slice(0, Number(length)),
    )
    db.transaction(() => {
      const record = db.prepare(
        `INSERT INTO recording (id, integration_id, resource_type, baseline, recorded_at)
         VALUES (?, 'i', 'segment_source', ?, ?)`,
      )
      db.exec(`INSERT INTO integration (id, name, description, tags, connector, region, api_url, interval_minutes,
          company_domains, created_at)
        VALUES ('i', 'Bench', '', '[]', 'segment', 'us', 'http://127.0.0.1:9', 15, '[]', '${at(0)}')`)
      record.run(1, 1, at(0))
      db.prepare(
        `WITH RECURSIVE counted AS (SELECT 1 AS key UNION ALL SELECT key + 1 FROM counted LIMIT :resources)
         INSERT INTO resource (key, integration_id, type, id, name, body, hash, first_seen_at, changed_at, subject_id)
         SELECT key, 'i', 'segment_source', format('source%016d', key), 'Source ' || key, json_object(
             'enabled', json('true'), 'id', format('source%016d', key), 'labels', json('[]'),
             'metadata', json_object('categories', json('["Website"]'), 'description', text(400), 'name', 'Javascript'),
             'name', 'Source ' || key, 'settings', json_object('text', text(250)), 'slug', 'source-' || key,
             'workspaceId', 'workspace-' || (key % 7), 'writeKeys', json('["fingerprint:abcdefghijklmnopqrstuv"]')),
           format('%022d', key), :at, :at, key
         FROM counted`,
      ).run({ resources, at: at(0) })
      db.exec(`INSERT INTO subject (id, integration_id, resource_type, resource_id)
        SELECT key, integration_id, type, id FROM resource;
        INSERT INTO change (recording_id, subject_id, resource_name, type, after)
        SELECT 1, subject_id, name, 'added', body FROM resource`)
      for (let round = 1; round <= changesEach; round++) {
        record.run(round + 1, 0, at(round))
        db.prepare(
          `INSERT INTO change (recording_id, subject_id, resource_name, type, fields, before, after)
           SELECT :round + 1, subject_id, name, 'modified', json_array(new ->> 0),
             json_object(new ->> 0, body -> (new ->> 0)), json_object(new ->> 0, new -> 1)
           FROM (SELECT *, ${changing} AS new FROM resource)`,
        ).run({ round })
        db.prepare(
          `UPDATE resource SET changed_at = :at,
             body = (SELECT json_set(body, '$.' || (new ->> 0), new -> 1) FROM (SELECT ${changing} AS new))`,
        ).run({ round, at: at(round) })
      }
    })()
    db.close()
    engine = await startEngine(options)
  },

  /** How long it takes to answer, in milliseconds: as of a round, or now. */
  async ask({ sql, round }: { sql: string; round: number | null }) {
    const started = performance.now()
    const asOf = round === null ? undefined : at(round)
    const { rows } = await engine.api.query({ sql, asOf, timeoutMs: 600_000 })
    return { ms: performance.now() - started, rows: rows.length }
  },

  async stop() {
    await engine.close()
    setTimeout(() => process.exit(), 10)
  },
}

export type MeasuredHistory = typeof calls
answerCalls(calls)
