import {
  type AccessEntry,
  type AccessGrant,
  type AccessGraph,
  type AccessSubject,
  type AccessSummary,
  type CheckedInputOf,
  type Page,
  type ReachedThing,
  SightlineError,
} from '../../../src-preload/contract'
import type { AccessModel } from '../connectors/access-model'
import type { QueryRunner } from '../query/query-runner'
import type { Db } from '../store/database'
import { likeAnywhere } from '../store/like-pattern'
import { literal, quoted } from '../store/sql-quotes'
import { drawGraph, mostPeople } from './draw-graph'
import { type GrantRow, grantFrom, type ReachRow, reachFrom } from './grant-rows'
import { grantColumns, grantOrder, grantsOf, type SubjectKey } from './grants-sql'
import { type AccessModels, accessKindOf, targetOf } from './models'
import { reachedSql, reachSql } from './reach-sql'
import { type RouteRow, routesSql } from './routes-sql'

type SubjectRow = Omit<AccessSubject, 'integrationName' | 'detail'> & {
  detail: string | number | null
}

/** More groups than this are no choice any more. */
const mostWays = 200

/** Who may touch what, and through what. */
export class Explore {
  constructor(
    private readonly db: Db,
    private readonly models: AccessModels,
    private readonly queries: QueryRunner,
  ) {}

  async search(input: CheckedInputOf<'searchAccess'>): Promise<Page<AccessSubject>> {
    const { text, kind, integrationId = null, ...page } = input
    const sources = this.models
      .all()
      .flatMap((model) => subjectsIn(model))
      .filter((source) => kind === undefined || source.kind === kind)
    if (sources.length === 0) return { rows: [], total: 0 }
    const { rows, total } = await this.queries.page<SubjectRow & { total: number }>(
      {
        text: `SELECT *, count(*) OVER () AS total FROM (${sources.map(({ sql }) => sql).join(' UNION ALL ')})
          ORDER BY place, name COLLATE NOCASE, id`,
        parameters: { text: likeAnywhere(text.trim()), wanted: text.trim(), integrationId },
      },
      page,
    )
    return { rows: rows.map((row) => this.#subject(row)), total }
  }

  async describe({ asOf, ...key }: CheckedInputOf<'describeAccess'>): Promise<AccessSummary> {
    const model = this.models.of(key.integrationId)
    const subject = await this.#find(model, key, asOf)
    const { text, parameters } = grantsOf(model, key)
    const counts = await this.queries.row<{ grants: number; people: number; direct: number }>(
      {
        text: `${text} SELECT count(*) AS grants, count(DISTINCT userId) AS people,
          coalesce(sum(groupId IS NULL), 0) AS direct FROM found`,
        parameters,
      },
      asOf,
    )
    const aboutPeople = subject.kind === 'thing' || subject.kind === 'role'
    const reach = aboutPeople
      ? []
      : await this.queries.rows<ReachRow>({ text: `${text} ${reachSql(model)}`, parameters }, asOf)
    return {
      ...this.#subject(subject),
      grants: counts?.grants ?? 0,
      people: aboutPeople ? (counts?.people ?? 0) : subject.kind === 'group' ? Number(subject.detail) : 1,
      direct: counts?.direct ?? 0,
      reach: reach.map(reachFrom),
      ways: aboutPeople ? await this.#waysTo(model, key, asOf) : [],
    }
  }

  #waysTo(model: AccessModel, { through: _, ...key }: SubjectKey, asOf?: string): Promise<AccessEntry[]> {
    const { text, parameters } = grantsOf(model, key)
    return this.queries.rows<AccessEntry>(
      {
        text: `${text} SELECT groupId, max(groupName) AS groupName, count(DISTINCT userId) AS people FROM found
          GROUP BY groupId ORDER BY groupId IS NOT NULL, people DESC, groupName COLLATE NOCASE LIMIT ${mostWays}`,
        parameters,
      },
      asOf,
    )
  }

  async list(input: CheckedInputOf<'listAccess'>): Promise<Page<AccessGrant>> {
    const { asOf, search, offset, limit, ...key } = input
    const model = this.models.of(key.integrationId)
    const { text, parameters } = grantsOf(model, key)
    const { rows, total } = await this.queries.page<GrantRow & { total: number }>(
      {
        text: `${text} SELECT ${grantColumns(model)}, count(*) OVER () AS total FROM found
          WHERE concat_ws(' ', userName, userEmail, groupName, roleName) LIKE :search ESCAPE '\\'
          ORDER BY ${grantOrder}`,
        parameters: { ...parameters, search: likeAnywhere(search.trim()) },
      },
      { offset, limit },
      asOf,
    )
    return { rows: rows.map((row) => grantFrom(model, row)), total }
  }

  async reached(input: CheckedInputOf<'listReach'>): Promise<Page<ReachedThing>> {
    const { asOf, reached, offset, limit, ...key } = input
    const model = this.models.of(key.integrationId)
    const { text, parameters } = grantsOf(model, key)
    const { rows, total } = await this.queries.page<{
      id: string
      name: string | null
      roles: string
      total: number
    }>(
      { text: `${text} ${reachedSql(model, targetOf(model, reached))}`, parameters },
      { offset, limit },
      asOf,
    )
    return {
      rows: rows.map(({ id, name, roles }) => ({
        type: reached,
        id,
        name: name ?? id,
        roles: JSON.parse(roles),
      })),
      total,
    }
  }

  async draw({ asOf, ...key }: CheckedInputOf<'drawAccess'>): Promise<AccessGraph> {
    const model = this.models.of(key.integrationId)
    const subject = await this.#find(model, key, asOf)
    const { text, parameters } = grantsOf(model, key)
    const routes = await this.queries.rows<RouteRow>(
      { text: `${text} ${routesSql(model)}`, parameters },
      asOf,
    )
    const members = subject.kind === 'group' ? await this.#members(model, key, asOf) : []
    return drawGraph({ ...subject, members }, routes, model)
  }

  /** The first of a group’s, by name. */
  #members({ person, group }: AccessModel, { integrationId, id }: SubjectKey, asOf?: string) {
    const name = `coalesce(nullif(p.${quoted(person.name)}, ''), p.${quoted(person.email)}, member.value ->> 'name', member.value ->> 'id')`
    return this.queries.rows<{ id: string; name: string }>(
      {
        text: `SELECT member.value ->> 'id' AS id, ${name} AS name
          FROM ${quoted(group.type)} AS g, json_each(g.${quoted(group.members)}) AS member
          LEFT JOIN ${quoted(person.type)} AS p
            ON p.id = member.value ->> 'id' AND p._integrationId = g._integrationId
          WHERE g.id = :id AND g._integrationId = :integrationId
          ORDER BY 2 COLLATE NOCASE LIMIT ${mostPeople}`,
        parameters: { integrationId, id },
      },
      asOf,
    )
  }

  async roles({ integrationId }: CheckedInputOf<'listAccessRoles'>) {
    const { effective, owner } = this.models.of(integrationId)
    const rows = await this.queries.rows<{ roleName: string; owner: number; people: number; grants: number }>(
      {
        text: `SELECT coalesce(roleName, roleId) AS roleName, max(roleName IS ${literal(owner)}) AS owner,
          count(DISTINCT userId) AS people, count(*) AS grants
        FROM ${quoted(effective)} WHERE _integrationId = :integrationId
        GROUP BY 1 ORDER BY owner DESC, 1 COLLATE NOCASE`,
        parameters: { integrationId },
      },
    )
    return rows.map((row) => ({ ...row, owner: row.owner === 1 }))
  }

  /** Throws `no-such-resource`, or `no-access-known` for a type that access isn’t told by. */
  async #find(
    model: AccessModel,
    { integrationId, type, id }: SubjectKey,
    asOf?: string,
  ): Promise<SubjectRow> {
    const source = subjectsIn(model).find((one) => one.type === type)
    if (!source) targetOf(model, type)
    const found = await this.queries.row<SubjectRow>(
      {
        text: `SELECT * FROM (${source?.sql}) WHERE id = :id`,
        parameters: { integrationId, id, text: '%', wanted: '' },
      },
      asOf,
    )
    if (found) return found
    const granted = type === model.role.type && (await this.#grantedRole(model, integrationId, id, asOf))
    if (granted) return granted
    throw new SightlineError('no-such-resource', `There is no “${id}” there.`, 'It may have been removed.')
  }

  /** A role that isn't among those listed is still told by whom it was granted to. */
  async #grantedRole({ role, permissions }: AccessModel, integrationId: string, id: string, asOf?: string) {
    const found = await this.queries.row<{ name: string | null }>(
      {
        text: `SELECT max(coalesce(roleName, roleId)) AS name FROM ${quoted(permissions)}
          WHERE roleId = :id AND _integrationId = :integrationId`,
        parameters: { integrationId, id },
      },
      asOf,
    )
    if (!found?.name) return null
    return { integrationId, kind: 'role' as const, type: role.type, id, name: found.name, detail: null }
  }

  #subject({ integrationId, kind, type, id, name, detail }: SubjectRow): AccessSubject {
    const integration = this.db
      .prepare('SELECT name FROM integration WHERE id = ?')
      .pluck()
      .get(integrationId)
    return {
      integrationId,
      integrationName: String(integration),
      kind,
      type,
      id,
      name,
      detail: detail === null ? null : String(detail),
    }
  }
}

/** For each type whose access can be asked for, what of it has a text in its name or is of this id. */
function subjectsIn(model: AccessModel) {
  const { person, group, role, resources } = model
  const source = (type: string, place: number, name: string, detail: string) => {
    const kind = accessKindOf(model, type)
    return {
      type,
      kind,
      sql: `
        SELECT ${place} AS place, ${literal(kind ?? '')} AS kind, ${literal(type)} AS type, id, ${name} AS name,
          ${detail} AS detail, _integrationId AS integrationId
        FROM ${quoted(type)}
        WHERE (:integrationId IS NULL OR _integrationId = :integrationId)
          AND (id = :wanted OR concat_ws(' ', ${name}, ${kind === 'person' ? detail : 'NULL'}) LIKE :text ESCAPE '\\')`,
    }
  }
  return [
    source(
      person.type,
      0,
      `coalesce(nullif(${quoted(person.name)}, ''), ${quoted(person.email)})`,
      quoted(person.email),
    ),
    source(group.type, 1, quoted(group.name), `json_array_length(coalesce(${quoted(group.members)}, '[]'))`),
    source(role.type, 2, quoted(role.name), quoted(role.description)),
    ...resources.map(({ type, name }) => source(type, 3, name, 'NULL')),
  ]
}
