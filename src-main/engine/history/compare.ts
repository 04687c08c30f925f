import {
  type CheckedInputOf,
  type Difference,
  type Page,
  SightlineError,
} from '../../../src-preload/contract'
import type { ResourceType } from '../connectors/connector'
import { inSlices } from '../event-loop/in-slices'
import type { Json } from '../json/paths'
import type { QueryRunner } from '../query/query-runner'
import type { Db } from '../store/database'
import { differingPaths } from './differing-paths'
import type { NamesOf } from './list-changes'
import { modificationOf, undo } from './modifications'
import { lastRecordingAt, mustBeKept } from './moments'

type Between = Record<'type' | 'integrationId' | 'resourceId', string | null> & {
  /** Recordings: what is asked for lies between them, whatever is recorded later. */
  after: number
  upTo: number
}

/**
 * What differs between two moments: what the changes recorded between them come to, resource by resource. Which resources
 * changed is asked in a process of its own, and once for all pages: all changes in between have to be looked at.
 */
export class Differences {
  #latest: { asked: string; subjects: number[] } | null = null

  constructor(
    private readonly db: Db,
    private readonly queries: QueryRunner,
    private readonly known: { types: ReadonlyMap<string, ResourceType>; namesOf: NamesOf },
  ) {}

  async page(input: CheckedInputOf<'diff'>): Promise<Page<Difference>> {
    const from = new Date(input.from).toISOString()
    const to = input.to === undefined ? null : new Date(input.to).toISOString()
    if (to !== null && to < from)
      throw new SightlineError(
        'bad-input',
        'The second moment is before the first.',
        'Give the earlier first.',
      )
    mustBeKept(this.db, from)
    const between = {
      type: input.type ?? null,
      integrationId: input.resource?.integrationId ?? null,
      resourceId: input.resource?.resourceId ?? null,
      after: lastRecordingAt(this.db, from),
      upTo: lastRecordingAt(this.db, to),
    }
    const subjects = await this.#subjects(between, input.offset)
    const shown = this.#read(subjects.slice(input.offset, input.offset + input.limit))
    const statesOf = readStates(this.db, between)
    const rows: Difference[] = []
    await inSlices(shown, ({ subject, ...which }) => {
      const { before, after, resourceName } = statesOf({ subject, ...which })
      const net = netOf(before, after, this.known.types.get(which.resourceType)?.unordered)
      if (!net) return
      const difference = { ...which, resourceName, ...net }
      rows.push({ ...difference, names: this.known.namesOf(difference) })
    })
    return { rows, total: subjects.length }
  }

  /** Those that changed, in their order. */
  async #subjects(between: Between, offset: number): Promise<number[]> {
    const asked = JSON.stringify(between)
    if (offset > 0 && this.#latest?.asked === asked) return this.#latest.subjects
    const isOne = between.type !== null && between.resourceId !== null
    const changed = isOne
      ? `SELECT s.id FROM subject AS s
         WHERE s.resource_type = :type AND s.integration_id = :integrationId AND s.resource_id = :resourceId
           AND EXISTS (
             SELECT 1 FROM change AS c
             WHERE c.subject_id = s.id AND c.recording_id > :after AND c.recording_id <= :upTo)`
      : `SELECT DISTINCT c.subject_id AS id FROM recording AS r CROSS JOIN change AS c ON c.recording_id = r.id
         WHERE r.id > :after AND r.id <= :upTo AND (:type IS NULL OR r.resource_type = :type)`
    const found = await this.queries.row<{ subjects: string }>({
      text: `
        SELECT json_group_array(id) AS subjects FROM (
          SELECT s.id FROM (${changed}) AS changed CROSS JOIN subject AS s ON s.id = changed.id
          WHERE :resourceId IS NULL OR s.resource_id = :resourceId AND s.integration_id = :integrationId
          ORDER BY s.resource_type, s.integration_id, s.resource_id)`,
      parameters: between,
    })
    const subjects: number[] = JSON.parse(found?.subjects ?? '[]')
    this.#latest = { asked, subjects }
    return subjects
  }

  #read(subjects: number[]): Subject[] {
    return this.db
      .prepare<[string], Subject>(
        `SELECT s.resource_type AS resourceType, s.integration_id AS integrationId, s.resource_id AS resourceId,
           i.name AS integrationName, s.id AS subject
         FROM json_each(?) AS wanted CROSS JOIN subject AS s ON s.id = wanted.value
         JOIN integration AS i ON i.id = s.integration_id ORDER BY wanted.key`,
      )
      .all(JSON.stringify(subjects))
  }
}

interface Subject {
  resourceType: string
  integrationId: string
  resourceId: string
  integrationName: string
  subject: number
}

type Body = Record<string, Json>

interface StoredChange {
  recording: number
  type: Difference['type']
  name: string
  before: string | null
  after: string | null
  byDifference: string | null
}

/**
 * Reads what resources that changed between two recordings were after each: their body, null if they weren't there, and
 * what they were called last. Their body of now is led back, change by change.
 */
function readStates(db: Db, between: { after: number; upTo: number }) {
  const changes = db.prepare<object, StoredChange>(
    `SELECT recording_id AS recording, type, resource_name AS name, before, after, by_difference AS byDifference
     FROM change WHERE subject_id = :subject AND recording_id > :after ORDER BY id DESC`,
  )
  const now = db
    .prepare<object, string>(
      `SELECT body FROM resource
       WHERE type = :resourceType AND integration_id = :integrationId AND id = :resourceId`,
    )
    .pluck()
  return (subject: Omit<Subject, 'integrationName'>) => {
    const body = now.get(subject)
    const latestFirst = changes.all({ ...subject, ...between })
    const [later, meanwhile] = [
      latestFirst.filter(({ recording }) => recording > between.upTo),
      latestFirst.filter(({ recording }) => recording <= between.upTo),
    ]
    const after = ledBack(body === undefined ? null : JSON.parse(body), later)
    return { before: ledBack(after, meanwhile), after, resourceName: meanwhile[0]?.name as string }
  }
}

/** A state before changes, given the latest first. */
const ledBack = (state: Body | null, latestFirst: StoredChange[]): Body | null =>
  latestFirst.reduce<Body | null>((body, { type, before, after, byDifference }) => {
    if (type === 'added') return null
    const was = JSON.parse(before as string)
    if (type === 'removed') return was
    const modification = {
      before: was,
      after: JSON.parse(after as string),
      byDifference: JSON.parse(byDifference ?? '[]'),
    }
    return undo(body ?? {}, [modification]) as Body
  }, state)

/** What two states come to; null if to nothing. */
function netOf(
  before: Body | null,
  after: Body | null,
  unordered: string[] | undefined,
): Pick<Difference, 'type' | 'fields' | 'before' | 'after' | 'byDifference'> | null {
  if (before === null && after === null) return null
  if (before === null) return { type: 'added', fields: [], before, after, byDifference: [] }
  if (after === null) return { type: 'removed', fields: [], before, after, byDifference: [] }
  const net = modificationOf(before, after, unordered)
  const fields = differingPaths(net.before as Body, net.after as Body)
  return fields.length === 0 ? null : { type: 'modified', fields, ...net }
}
