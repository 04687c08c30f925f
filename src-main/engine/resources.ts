import {
  type CheckedInputOf,
  type Facet,
  type Finding,
  type Page,
  type Resource,
  type ResourceTypeCount,
  type Row,
  SightlineError,
} from '../../src-preload/contract'
import type { Connector, ResourceType } from './connectors/connector'
import { countChanges } from './history/list-changes'
import { type Json, valuesAt } from './json/paths'
import { boundValues, containsSql, filterSql, literalValue, sortSql, type WriteValue } from './query/list-sql'
import type { QueryRunner, Sql } from './query/query-runner'
import type { Db } from './store/database'
import { literal, quoted } from './store/sql-quotes'

const common = ['_integrationId', '_integrationName', '_firstSeenAt', '_changedAt']
const mostValues = 50
const mostReferrers = 50
const mostFacetValues = 12
const sampled = 5000

/** Reads the mirror for screens: pages, sorts and filters in SQL. */
export class Resources {
  readonly #db: Db
  readonly #types: Map<string, ResourceType>
  readonly #findingsOf: (integrationId: string, type: string, resourceId: string) => Finding[]

  readonly #queries: QueryRunner

  constructor(
    db: Db,
    queries: QueryRunner,
    private readonly connectors: Connector[],
    findingsOf: (integrationId: string, type: string, resourceId: string) => Finding[],
    private readonly now: () => Date,
  ) {
    this.#db = db
    this.#queries = queries
    this.#findingsOf = findingsOf
    this.#types = new Map(
      connectors.flatMap((connector) => connector.resourceTypes.map((type) => [type.key, type])),
    )
  }

  /** Of all types of what is connected, or of one integration. */
  counts(integrationId?: string): ResourceTypeCount[] {
    const where = '(:integrationId IS NULL OR integration_id = :integrationId)'
    const parameters = { integrationId: integrationId ?? null }
    const byType = (sql: string) => new Map(this.#db.prepare(sql).raw().all(parameters) as [string, number][])
    const resources = byType(`SELECT type, sum(resources) FROM type_state WHERE ${where} GROUP BY type`)
    const since = new Date(this.now().getTime() - 86_400_000).toISOString()
    const changes = countChanges(this.#db, since, integrationId ?? null)
    // Of several integrations, the one that stands worst speaks for the type.
    const states = this.#db
      .prepare<
        object,
        {
          type: string
          status: ResourceTypeCount['status']
          reason: string | null
          listed_at: string | null
          integration: string
        }
      >(
        `SELECT type, status, type_state.reason, listed_at, integration.name AS integration
         FROM type_state JOIN integration ON integration.id = integration_id
         WHERE ${where} ORDER BY status = 'ok' DESC, listed_at DESC`,
      )
      .all(parameters)
    const state = new Map(states.map((row) => [row.type, row]))
    return this.#typesOf(integrationId).map((type) => ({
      type,
      count: resources.get(type) ?? 0,
      changes24h: changes.get(type) ?? 0,
      status: state.get(type)?.status ?? 'waiting',
      reason: state.get(type)?.reason ?? null,
      listedAt: state.get(type)?.listed_at ?? null,
      integrationName: state.get(type)?.integration ?? null,
    }))
  }

  /** Where nothing is connected, of all connectors. */
  #typesOf(integrationId: string | undefined): string[] {
    const used = this.#db
      .prepare('SELECT DISTINCT connector FROM integration WHERE :id IS NULL OR id = :id')
      .pluck()
      .all({ id: integrationId ?? null })
    return this.connectors
      .filter(({ key }) => used.length === 0 || used.includes(key))
      .flatMap(({ resourceTypes }) => resourceTypes.map(({ key }) => key))
  }

  /** What has to be looked through is so in a process of its own: of a million resources, it takes a while. */
  async list(input: CheckedInputOf<'listResources'>): Promise<Page<Row>> {
    const type = this.#type(input.type)
    const { write, parameters } = boundValues()
    const integrationId = input.integrationId ?? this.#onlyIntegration(type)
    const from = this.#fromSql(type, { ...input, integrationId }, write)
    const { limit, offset } = input
    const isAll = input.search.trim() === '' && input.filters.length === 0
    const [rows, total] = await Promise.all([
      this.#queries.rows<Row>({
        text: `SELECT * ${from} ${this.#orderSql(type, input.sort)} LIMIT :limit OFFSET :offset`,
        parameters: { ...parameters, limit, offset },
      }),
      isAll ? this.#countOf(type, input.integrationId) : this.#count(from, parameters),
    ])
    return { rows: rows.map((row) => this.#listed(type, row)), total }
  }

  /** The list as a query of a user's own: the same rows in the same order. */
  listSql(input: CheckedInputOf<'getListSql'>): string {
    const type = this.#type(input.type)
    const columns = type.columns.map(({ name }) => quoted(name)).join(', ')
    const from = this.#fromSql(type, input, literalValue)
    return `SELECT ${columns}\n${from}\n${this.#orderSql(type, input.sort)}`
  }

  async #count(from: string, parameters: Sql['parameters']): Promise<number> {
    const text = `SELECT count(*) AS total ${from}`
    return (await this.#queries.row<{ total: number }>({ text, parameters }))?.total ?? 0
  }

  /** Where all are of one integration, an index has them in order if it is named: a late page needs no sorting then. */
  #onlyIntegration({ key }: ResourceType): string | undefined {
    const connector = this.connectors.find(({ resourceTypes }) =>
      resourceTypes.some((type) => type.key === key),
    )
    const ids = this.#db
      .prepare<[string | undefined], string>('SELECT id FROM integration WHERE connector = ? LIMIT 2')
      .pluck()
      .all(connector?.key)
    return ids.length === 1 ? ids[0] : undefined
  }

  /** As the polls counted them. */
  #countOf({ key }: ResourceType, integrationId: string | undefined): number {
    return this.#db
      .prepare<object, number>(
        `SELECT coalesce(sum(resources), 0) FROM type_state
         WHERE type = :key AND (:integrationId IS NULL OR integration_id = :integrationId)`,
      )
      .pluck()
      .get({ key, integrationId: integrationId ?? null }) as number
  }

  async values(
    input: CheckedInputOf<'listValues'>,
  ): Promise<{ value: string | number | null; count: number }[]> {
    const type = this.#type(input.type)
    const { write, parameters } = boundValues()
    const all = { integrationId: input.integrationId, search: '', filters: [] }
    return this.#queries.rows({
      text: `SELECT ${this.#column(type, input.column)} AS value, count(*) AS count ${this.#fromSql(type, all, write)}
             GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${mostValues}`,
      parameters,
    })
  }

  /** Its last known state if it was removed. Throws `no-such-resource` if it was never seen. */
  async get(integrationId: string, typeKey: string, resourceId: string): Promise<Resource> {
    const type = this.#type(typeKey)
    const key = { type: typeKey, integrationId, resourceId }
    const found = this.#db
      .prepare<
        object,
        {
          name: string
          body: string
          first_seen_at: string
          changed_at: string
          removed_at: string | null
          integration: string
        }
      >(
        `SELECT r.name, r.body, r.first_seen_at, r.changed_at, NULL AS removed_at, i.name AS integration
         FROM resource AS r JOIN integration AS i ON i.id = r.integration_id
         WHERE r.type = :type AND r.integration_id = :integrationId AND r.id = :resourceId
         UNION ALL
         SELECT * FROM (
           SELECT c.resource_name, c.before,
             coalesce(
               (SELECT g.recorded_at FROM change AS f JOIN recording AS g ON g.id = f.recording_id
                WHERE f.subject_id = s.id AND f.type = 'added' ORDER BY f.id DESC LIMIT 1),
               s.first_seen_at),
             r.recorded_at, r.recorded_at, i.name
           FROM subject AS s JOIN change AS c ON c.subject_id = s.id JOIN recording AS r ON r.id = c.recording_id
           JOIN integration AS i ON i.id = s.integration_id
           WHERE s.resource_type = :type AND s.integration_id = :integrationId AND s.resource_id = :resourceId
             AND c.type = 'removed'
           ORDER BY c.id DESC LIMIT 1)
         LIMIT 1`,
      )
      .get(key)
    if (!found)
      throw new SightlineError(
        'no-such-resource',
        `There is no ${type.singular.toLowerCase()} “${resourceId}”.`,
        'It may have been removed: look at the changes.',
      )
    const body = JSON.parse(found.body) as Json
    return {
      integrationId,
      integrationName: found.integration,
      type: typeKey,
      id: resourceId,
      name: found.name,
      firstSeenAt: found.first_seen_at,
      changedAt: found.changed_at,
      removedAt: found.removed_at,
      body,
      findings: this.#findingsOf(integrationId, typeKey, resourceId),
      refersTo: this.#references(type, integrationId, body),
      referredToBy: await this.#referrers(type.key, integrationId, resourceId),
    }
  }

  async facets(input: CheckedInputOf<'countFacets'>): Promise<Facet[]> {
    const type = this.#type(input.type)
    const columns = await this.#columnsOfFew(type)
    return Promise.all(
      columns.map(async (column): Promise<Facet> => {
        // What else there is in the column is seen as well.
        const others = input.filters.filter((filter) => filter.column !== column)
        const { write, parameters } = boundValues()
        const from = this.#fromSql(type, { ...input, filters: others }, write)
        const values = await this.#queries.rows<{
          value: string | number | null
          count: number
          one: string
        }>({
          text: `SELECT ${quoted(column)} AS value, count(*) AS count, min(_integrationId) AS one
                 ${from} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${mostFacetValues + 1}`,
          parameters,
        })
        const targets = (type.refersTo ?? []).filter(({ field }) => field === column)
        const called = (integrationId: string, id: string) =>
          targets.reduce<string | null>(
            (name, target) => name ?? this.#nameOf(target.type, integrationId, id),
            null,
          )
        return {
          column,
          values: values.slice(0, mostFacetValues).map(({ value, count, one }) => ({
            value,
            name: typeof value === 'string' ? called(one, value) : null,
            count,
          })),
          more: values.length > mostFacetValues,
        }
      }),
    )
  }

  /** Those whose values repeat: by what many rows hold, so that it stays the same whatever is filtered. */
  async #columnsOfFew(type: ResourceType): Promise<string[]> {
    const columns = type.columns.filter(
      ({ name, kind }) => name !== 'id' && kind !== 'json' && kind !== 'time',
    )
    if (columns.length === 0) return []
    const counts = columns.map(({ name }, place) => `count(DISTINCT ${quoted(name)}) AS c${place}`)
    const found = await this.#queries.row<Record<string, number>>({
      text: `SELECT count(*) AS total, ${counts.join(', ')}
             FROM (SELECT * FROM ${quoted(type.key)} LIMIT ${sampled})`,
      parameters: {},
    })
    const total = found?.total ?? 0
    return columns.flatMap(({ name, kind }, place) => {
      const values = found?.[`c${place}`] ?? 0
      const repeats = kind === 'boolean' || values * 2 <= total
      return values > 0 && values <= mostFacetValues && repeats && total > 1 ? [name] : []
    })
  }

  /** Throws `unknown-type`. */
  checkType(key: string) {
    this.#type(key)
  }

  #type(key: string): ResourceType {
    const type = this.#types.get(key)
    if (type) return type
    throw new SightlineError(
      'unknown-type',
      `There is no resource type “${key}”.`,
      `There are: ${[...this.#types.keys()].join(', ')}.`,
    )
  }

  /** The column as SQL. Only names of the type's own pass. */
  #column(type: ResourceType, name: string): string {
    const known = [...type.columns.map((column) => column.name), ...common]
    if (known.includes(name)) return quoted(name)
    throw new SightlineError(
      'unknown-column',
      `${type.key} has no column “${name}”.`,
      `It has: ${known.join(', ')}.`,
    )
  }

  #fromSql(
    type: ResourceType,
    {
      integrationId,
      search,
      filters,
    }: Pick<CheckedInputOf<'countFacets'>, 'integrationId' | 'search' | 'filters'>,
    write: WriteValue,
  ): string {
    const columns = type.columns.map(({ name }) => quoted(name))
    const conditions = [
      ...(integrationId === undefined ? [] : [`_integrationId = ${write(integrationId)}`]),
      ...(search.trim() === '' ? [] : [`(${containsSql(columns, search.trim(), write)})`]),
      ...filters.map((filter) => filterSql(this.#column(type, filter.column), filter, write)),
    ]
    return [
      `FROM ${quoted(type.key)}`,
      ...(conditions.length > 0 ? [`WHERE ${conditions.join('\n  AND ')}`] : []),
    ].join('\n')
  }

  #orderSql(type: ResourceType, sort: CheckedInputOf<'listResources'>['sort']): string {
    const id = type.columns.some(({ name }) => name === 'id') ? 'id' : quoted(type.columns[0]?.name as string)
    // An index has them in this order, both ways.
    if (sort?.column === id) return `ORDER BY ${id} ${sort.descending ? 'DESC' : 'ASC'}`
    if (sort) return `ORDER BY ${sortSql(this.#column(type, sort.column), sort.descending)}, ${id}`
    return type.log ? `ORDER BY ${this.#column(type, type.log.at)} DESC, ${id}` : `ORDER BY ${id}`
  }

  /** What {@link get} takes as the id of a listed row. */
  #idOf(type: ResourceType, row: Row): string {
    return typeof row.id === 'string' ? row.id : type.id(row)
  }

  /** A row with what a list needs beside it: its id and name, and the names of those it refers to. */
  #listed(type: ResourceType, row: Row): Row {
    const references = (type.refersTo ?? []).filter(({ field }) => typeof row[field] === 'string')
    const names = references.map(({ field, type: target }) => [
      `_name:${field}`,
      this.#nameOf(target, row._integrationId as string, row[field] as string),
    ])
    const id = this.#idOf(type, row)
    const name = this.#nameOf(type.key, row._integrationId as string, id)
    // Where a field may name one of several types, one of them has it.
    const named = names.filter(([, called]) => called !== null)
    return { ...row, _id: id, _name: name, ...Object.fromEntries(named) }
  }

  #nameOf(type: string, integrationId: string, id: string): string | null {
    const found = this.#db
      .prepare('SELECT name FROM resource WHERE type = ? AND integration_id = ? AND id = ?')
      .pluck()
      .get(type, integrationId, id)
    return (found as string | undefined) ?? null
  }

  #references(type: ResourceType, integrationId: string, body: Json): Resource['refersTo'] {
    const seen = new Set<string>()
    const declared = type.refersTo ?? []
    return declared.flatMap(({ field, type: target }) => {
      // A field that may name one of several types names one that exists, or it can't be said which.
      const certain = declared.filter((other) => other.field === field).length === 1
      return valuesAt(body, field).flatMap((id) => {
        const key = `${target}/${id}`
        if (typeof id !== 'string' || seen.has(key)) return []
        seen.add(key)
        const found = this.#nameOf(target, integrationId, id)
        return found !== null || certain ? [{ field: topField(field), type: target, id, name: found }] : []
      })
    })
  }

  /** That is looked for in all resources of many types. */
  async #referrers(target: string, integrationId: string, id: string): Promise<Resource['referredToBy']> {
    const declared = [...this.#types.values()].flatMap(({ key, log, refersTo = [] }) =>
      refersTo
        .filter(({ type }) => type === target)
        .map(({ field }) => ({ type: key, field, isLog: log !== undefined })),
    )
    if (declared.length === 0) return []
    const logsLast = declared.toSorted((one, other) => Number(one.isLog) - Number(other.isLog))
    // That the id is somewhere in the body is quickly said; whether it is at the path, for few then.
    const naming = logsLast.map(({ type, field, isLog }, place) => {
      const path = literal(`$.${field.replaceAll('.*', '[%]')}`)
      const from = `FROM resource
        WHERE type = ${literal(type)} AND integration_id = :integrationId AND instr(body, :mention) > 0
          AND EXISTS (SELECT 1 FROM json_tree(body) WHERE atom = :id AND fullkey LIKE ${path})`
      // Entries of logs are but counted.
      return isLog
        ? `SELECT ${place} AS place, NULL AS id, NULL AS name, count(*) AS total ${from} HAVING count(*) > 0`
        : `SELECT * FROM (SELECT ${place} AS place, id, name, count(*) OVER () AS total ${from}
            ORDER BY name COLLATE NOCASE LIMIT ${mostReferrers})`
    })
    const rows = await this.#queries.rows<{ place: number; id: string; name: string; total: number }>({
      text: naming.join(' UNION ALL '),
      parameters: { integrationId, id, mention: JSON.stringify(id) },
    })
    const byPlace = Map.groupBy(rows, ({ place }) => place)
    return logsLast.flatMap(({ type, field, isLog }, place) => {
      const found = byPlace.get(place)
      if (!found?.[0]) return []
      const resources = isLog ? [] : found.map(({ id, name }) => ({ id, name }))
      return [{ type, field: topField(field), total: found[0].total, resources }]
    })
  }
}

const topField = (path: string) => path.split('.')[0] as string
