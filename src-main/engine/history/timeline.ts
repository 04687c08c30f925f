import {
  type Actor,
  type Change,
  type ChangeDays,
  type ChangeFacets,
  type ChangeGroup,
  type CheckedInputOf,
  type Page,
  SightlineError,
  type Timeline,
} from '../../../src-preload/contract'
import type { QueryRunner } from '../query/query-runner'
import {
  type ChangeConditions,
  type ChangeFilter,
  conditionsOf,
  fewAreCalled,
  searchPattern,
} from './change-filter'
import { type ChangeRow, changeColumns, changeView, type NamesOf } from './list-changes'
import type { People } from './people'

/** Groups of changes, and counts of them, over a history of any length. Asked in a process of its own. */
export class ChangeTimeline {
  constructor(
    private readonly queries: QueryRunner,
    private readonly people: People,
    private readonly namesOf: NamesOf,
    private readonly seen: () => number,
  ) {}

  async groups(input: CheckedInputOf<'listTimeline'>): Promise<Timeline> {
    const { before, limit, changes: most, ...filter } = input
    const conditions = await this.#conditions(filter)
    const polls = await this.#polls(conditions, before === undefined ? null : readCursor(before), limit + 1)
    const shown = polls.slice(0, limit)
    const oldest = shown.at(-1)
    const groups = shown.length === 0 ? [] : await this.#groupsOf(conditions, filter, shown)
    await this.#addChanges(conditions, groups, most)
    await this.#addNames(groups)
    return { groups, next: polls.length > limit && oldest !== undefined ? String(oldest) : null }
  }

  async actors(input: CheckedInputOf<'listActors'>): Promise<Page<Actor>> {
    const { limit, offset, changes: most, ...filter } = input
    const conditions = await this.#conditions(filter)
    const { recording, change, parameters } = conditions
    const rows = await this.queries.rows<ActorRow>({
      // The latest change says as well when and where that was.
      text: `
        SELECT c.actor, count(*) AS total, max(c.id) AS latest, r.recorded_at AS latestAt, i.name AS integrationName,
          count(*) OVER () AS actors
        FROM recording AS r CROSS JOIN change AS c ON c.recording_id = r.id
        CROSS JOIN integration AS i ON i.id = r.integration_id
        WHERE ${recording} AND ${change} GROUP BY c.actor
        ORDER BY c.actor IS NULL, latest DESC LIMIT :limit OFFSET :offset`,
      parameters: { ...parameters, limit, offset },
    })
    const [names, changes] = await Promise.all([
      this.people.names(rows.flatMap(({ actor }) => actor ?? [])),
      this.#latestOf(conditions, rows, most),
    ])
    return {
      rows: rows.map(({ actor, total, latestAt, integrationName }) => ({
        ...{ actor, actorName: actor === null ? null : (names.get(actor) ?? null) },
        ...{ total, latestAt, integrationName, changes: changes.get(actor) ?? [] },
      })),
      total: rows[0]?.actors ?? 0,
    }
  }

  async days(filter: CheckedInputOf<'countChangesByDay'>): Promise<ChangeDays> {
    const wanted = { ...filter, baseline: false }
    const { recording, change, exact, parameters } = await this.#conditions(wanted)
    const count = (kind: string) =>
      filter.change !== undefined && filter.change !== kind
        ? `0 AS ${kind}`
        : exact
          ? `sum(${kind === 'added' ? 'iif(r.baseline, 0, r.added)' : `r.${kind}`}) AS ${kind}`
          : `sum(c.type = '${kind}') AS ${kind}`
    // What day an instant is takes longer than all else that is asked of a change: it is asked once of a recording.
    const days = await this.queries.rows<ChangeDays['days'][number]>({
      text: `
        SELECT date(at, 'localtime') AS day, sum(added) AS added, sum(modified) AS modified, sum(removed) AS removed
        FROM (
          SELECT r.recorded_at AS at, ${count('added')}, ${count('modified')}, ${count('removed')}
          FROM recording AS r ${exact ? '' : 'CROSS JOIN change AS c ON c.recording_id = r.id'}
          WHERE ${recording} ${exact ? '' : `AND ${change}`} GROUP BY r.id)
        GROUP BY 1 ORDER BY 1`,
      parameters,
    })
    const some = days.filter(({ added, modified, removed }) => added + modified + removed > 0)
    return {
      days: some,
      total: some.reduce((sum, { added, modified, removed }) => sum + added + modified + removed, 0),
    }
  }

  async facets(input: CheckedInputOf<'listChangeFacets'>): Promise<ChangeFacets> {
    const integrationId = input.integrationId ?? null
    const parameters = { integrationId }
    const where = '(:integrationId IS NULL OR r.integration_id = :integrationId)'
    const [types, actors, fields] = await Promise.all([
      this.queries.rows<ChangeFacets['types'][number]>({
        text: `SELECT resource_type AS resourceType, sum(changes) AS changes FROM recording AS r
               WHERE ${where} AND changes > 0 GROUP BY 1 ORDER BY 2 DESC`,
        parameters,
      }),
      // Those that nobody is known of are what is left of all: no index has them.
      this.queries.rows<{ actor: string; changes: number; ofAll: number }>({
        text:
          integrationId === null
            ? `SELECT actor, count(*) AS changes, sum(count(*)) OVER () AS ofAll FROM change
               WHERE actor IS NOT NULL GROUP BY 1 ORDER BY 2 DESC LIMIT 200`
            : `SELECT c.actor, count(*) AS changes, sum(count(*)) OVER () AS ofAll
               FROM change AS c CROSS JOIN recording AS r ON r.id = c.recording_id
               WHERE c.actor IS NOT NULL AND ${where} GROUP BY 1 ORDER BY 2 DESC LIMIT 200`,
        parameters,
      }),
      this.queries.rows<ChangeFacets['fields'][number]>({
        text: `SELECT resource_type AS resourceType, f.value AS field, count(*) AS recordings
               FROM recording AS r, json_each(r.fields) AS f
               WHERE ${where} AND r.modified > 0 GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 500`,
        parameters,
      }),
    ])
    const total = types.reduce((sum, { changes }) => sum + changes, 0)
    const unknown = total - (actors[0]?.ofAll ?? 0)
    const names = await this.people.names(actors.map(({ actor }) => actor))
    return {
      types,
      people: [
        ...actors.map(({ actor, changes }) => ({ actor, name: names.get(actor) ?? null, changes })),
        ...(unknown > 0 ? [{ actor: null, name: null, changes: unknown }] : []),
      ],
      fields: fields.map(({ resourceType, field }) => ({ resourceType, field })),
    }
  }

  async #conditions(filter: ChangeFilter): Promise<ChangeConditions> {
    const few = filter.search?.trim()
      ? await this.queries.row<{ few: number }>({
          text: fewAreCalled,
          parameters: { search: searchPattern(filter.search) },
        })
      : undefined
    return conditionsOf(filter, { seen: this.seen(), fewSubjects: few?.few !== 0 })
  }

  /** The next polls that have a change of these, newest first. */
  async #polls(
    { recording, change, exact, parameters }: ChangeConditions,
    before: number | null,
    limit: number,
  ): Promise<number[]> {
    const some = exact
      ? 'TRUE'
      : `EXISTS (SELECT 1 FROM change AS c WHERE c.recording_id = r.id AND ${change})`
    const rows = await this.queries.rows<{ poll: number }>({
      text: `
        SELECT r.poll_id AS poll FROM recording AS r INDEXED BY recording_by_poll
        WHERE r.poll_id < :before AND ${recording} AND ${some}
        GROUP BY r.poll_id ORDER BY r.poll_id DESC LIMIT :limit`,
      parameters: { ...parameters, limit, before: before ?? Number.MAX_SAFE_INTEGER },
    })
    return rows.map(({ poll }) => poll)
  }

  async #groupsOf(
    { recording, change, exact, parameters }: ChangeConditions,
    filter: ChangeFilter,
    polls: number[],
  ): Promise<Group[]> {
    const ofPolls = 'json_each(:polls) AS p CROSS JOIN recording AS r ON r.poll_id = p.value'
    const columns = `min(r.recorded_at) AS at, r.poll_id AS poll, r.integration_id AS integrationId, i.name AS integrationName,
      r.resource_type AS resourceType, max(r.id) AS upTo, p.key AS place`
    const integration = 'JOIN integration AS i ON i.id = r.integration_id'
    // What a type's first listing found is all alike, and may be all there is: its number is known.
    const wasThere = "r.baseline = 1 AND c.type = 'added'"
    const counted = `
      SELECT ${columns}, 0 AS baseline, c.actor AS actor, c.type AS change, count(*) AS count
      FROM ${ofPolls} CROSS JOIN change AS c ON c.recording_id = r.id ${integration}
      WHERE r.changes > 0 AND NOT (${wasThere}) AND ${recording} AND ${change}
      GROUP BY place, r.integration_id, actor, r.resource_type, c.type`
    const found = exact
      ? `SELECT ${columns}, 1 AS baseline, NULL AS actor, 'added' AS change, sum(r.added) AS count
         FROM ${ofPolls} ${integration}
         WHERE r.baseline = 1 AND r.added > 0 AND ${recording}
         GROUP BY place, r.integration_id, r.resource_type`
      : `SELECT ${columns}, 1 AS baseline, NULL AS actor, 'added' AS change, count(*) AS count
         FROM ${ofPolls} CROSS JOIN change AS c ON c.recording_id = r.id ${integration}
         WHERE ${wasThere} AND ${recording} AND ${change}
         GROUP BY place, r.integration_id, r.resource_type`
    const both =
      filter.baseline === 'only' ? found : filter.baseline ? `${counted} UNION ALL ${found}` : counted
    const rows = await this.queries.rows<CountRow>({
      text: `SELECT * FROM (${both}) ORDER BY place, baseline, actor IS NULL, upTo`,
      parameters: { ...parameters, polls: JSON.stringify(polls) },
    })
    const seen = this.seen()
    // What a poll found is dated type by type: its first word is when it was.
    const began = new Map<number, string>()
    for (const { poll, at } of rows) {
      const known = began.get(poll)
      if (known === undefined || at < known) began.set(poll, at)
    }
    const groups = new Map<string, Group>()
    for (const row of rows) {
      const { poll, integrationId, integrationName, actor } = row
      const baseline = row.baseline === 1
      const key = JSON.stringify([poll, baseline, actor])
      const group = groups.get(key) ?? {
        ...{
          key,
          pollId: poll,
          integrationId,
          integrationName,
          recordedAt: began.get(poll) ?? row.at,
          baseline,
          actor,
        },
        ...{ actorName: null, counts: [], total: 0, upTo: 0, unseen: false, changes: [] },
      }
      group.counts.push({ resourceType: row.resourceType, change: row.change, count: row.count })
      group.total += row.count
      group.upTo = Math.max(group.upTo, row.upTo)
      group.unseen = !baseline && group.upTo > seen
      groups.set(key, group)
    }
    const placeOf = ({ pollId }: Group) => polls.indexOf(pollId)
    return [...groups.values()].sort(
      (one, other) =>
        placeOf(one) - placeOf(other) ||
        Number(one.baseline) - Number(other.baseline) ||
        Number(one.actor === null) - Number(other.actor === null) ||
        other.total - one.total,
    )
  }

  async #addChanges({ recording, change, parameters }: ChangeConditions, groups: Group[], most: number) {
    const wanted = groups.flatMap(({ pollId, actor, baseline }, place) =>
      baseline ? [] : [{ place, poll: pollId, actor }],
    )
    if (wanted.length === 0 || most === 0) return
    const rows = await this.queries.rows<ChangeRow & { place: number }>({
      text: `
        SELECT g.value ->> 'place' AS place, ${changeColumns}
        FROM json_each(:groups) AS g CROSS JOIN change AS c
          ON c.id IN (
            SELECT c.id FROM recording AS r CROSS JOIN change AS c ON c.recording_id = r.id
            WHERE r.poll_id = g.value ->> 'poll' AND c.actor IS g.value ->> 'actor' AND NOT (r.baseline = 1 AND c.type = 'added')
              AND ${recording} AND ${change}
            ORDER BY r.id, c.id LIMIT :most)
        CROSS JOIN recording AS r ON r.id = c.recording_id CROSS JOIN subject AS s ON s.id = c.subject_id
        CROSS JOIN integration AS i ON i.id = r.integration_id
        ORDER BY 1, r.id, c.id`,
      parameters: { ...parameters, groups: JSON.stringify(wanted), most },
    })
    for (const { place, ...row } of rows) groups[place]?.changes.push(changeView(row, this.namesOf))
  }

  /** The latest changes of each of those actors. */
  async #latestOf(
    { recording, change, parameters }: ChangeConditions,
    actors: ActorRow[],
    most: number,
  ): Promise<Map<string | null, Change[]>> {
    if (actors.length === 0 || most === 0) return new Map()
    // Who is known has an index of their own; what nobody is known of is found among the latest of all.
    const ofSomebody = `change AS c CROSS JOIN recording AS r ON r.id = c.recording_id WHERE c.actor = a.value ->> 'actor'`
    const ofNobody = `recording AS r CROSS JOIN change AS c ON c.recording_id = r.id
      WHERE a.value ->> 'actor' IS NULL AND c.actor IS NULL`
    const latest = (from: string, order: string) => `c.id IN (
      SELECT c.id FROM ${from} AND ${recording} AND ${change} ORDER BY ${order} DESC, c.id DESC LIMIT :most)`
    const rows = await this.queries.rows<ChangeRow>({
      text: `
        SELECT ${changeColumns}
        FROM json_each(:actors) AS a CROSS JOIN change AS c
          ON ${latest(ofSomebody, 'c.recording_id')} OR ${latest(ofNobody, 'r.id')}
        CROSS JOIN recording AS r ON r.id = c.recording_id CROSS JOIN subject AS s ON s.id = c.subject_id
        CROSS JOIN integration AS i ON i.id = r.integration_id
        ORDER BY a.key, c.id DESC`,
      parameters: { ...parameters, actors: JSON.stringify(actors.map(({ actor }) => ({ actor }))), most },
    })
    return Map.groupBy(
      rows.map((row) => changeView(row, this.namesOf)),
      ({ actor }) => actor,
    )
  }

  async #addNames(groups: Group[]) {
    const names = await this.people.names(groups.flatMap(({ actor }) => actor ?? []))
    for (const group of groups)
      group.actorName = group.actor === null ? null : (names.get(group.actor) ?? null)
  }
}

type Group = ChangeGroup

interface ActorRow {
  actor: string | null
  total: number
  latestAt: string
  integrationName: string
  /** How many there are of them. */
  actors: number
}

interface CountRow {
  poll: number
  at: string
  integrationId: string
  integrationName: string
  resourceType: string
  upTo: number
  baseline: 0 | 1
  actor: string | null
  change: ChangeGroup['counts'][number]['change']
  count: number
}

function readCursor(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new SightlineError(
    'bad-input',
    `“${text}” is no place in the timeline.`,
    'Give an earlier answer’s “next”.',
  )
}
