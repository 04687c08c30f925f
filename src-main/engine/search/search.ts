import {
  type CheckedInputOf,
  type Rule,
  type SavedQuery,
  type SearchHit,
  type Severity,
  severities,
} from '../../../src-preload/contract'
import type { Connector } from '../connectors/connector'
import type { QueryRunner } from '../query/query-runner'
import type { Db } from '../store/database'
import { findResources } from './find-resources'
import { beginning, rankOf, tellingOf, whole, wordsOf } from './words'

type Kind = SearchHit['kind']
type Ranked = SearchHit & { rank: number }

/** So many findings that match are looked at: whoever wants another one types on. */
const candidates = 200
/** Of those that a rule is asked for, as many: a resource's name may be that of many. */
const candidatesOfRule = 2000
/** The latest changes that match. */
const latestChanges = 100

/** Where two kinds are as good: the things themselves come before what is said of them. */
const order: Kind[] = ['resource', 'query', 'rule', 'finding', 'change']

/**
 * Full text over everything that has a name. The indexes are asked in a process of its own: what begins so is gathered
 * whole before the first of it is known, and of a long history that is much.
 */
export class Search {
  readonly #types: Map<string, string>
  readonly #searched: string[]

  constructor(
    private readonly db: Db,
    private readonly indexes: QueryRunner,
    connectors: Connector[],
    private readonly rules: () => Pick<Rule, 'id' | 'name' | 'severity' | 'tags'>[],
    private readonly queries: () => Pick<SavedQuery, 'id' | 'name' | 'description' | 'tags'>[],
  ) {
    const types = connectors.flatMap(({ resourceTypes }) => resourceTypes)
    this.#types = new Map(types.map(({ key, singular }) => [key, singular]))
    this.#searched = types.filter(({ log }) => !log).map(({ key }) => key)
  }

  /** The best first; of each kind no more than leaves room for the others. */
  async search({ text, kinds = order, limit }: CheckedInputOf<'search'>): Promise<SearchHit[]> {
    const words = wordsOf(text)
    if (words.length === 0) return []
    const find: Record<Kind, () => Ranked[] | Promise<Ranked[]>> = {
      resource: () => this.#resources(text, words),
      change: () => this.#changes(text, words),
      finding: () => this.#findings(text, words),
      rule: () => this.#rules(text),
      query: () => this.#queries(text),
    }
    const best: Ranked[][] = []
    // One after the other: there is one process for all.
    for (const kind of kinds) best.push((await find[kind]()).sort(better))
    // Each kind its share; what one leaves over, the others get.
    const share = Math.ceil(limit / Math.max(1, best.filter(({ length }) => length > 0).length))
    const first = best.flatMap((hits) => hits.slice(0, share))
    const rest = best.flatMap((hits) => hits.slice(share)).sort(better)
    return [...first, ...rest.slice(0, Math.max(0, limit - first.length))]
      .sort(better)
      .slice(0, limit)
      .map(({ rank, ...hit }) => hit)
  }

  async #resources(text: string, words: string[]): Promise<Ranked[]> {
    const asked = text.trim()
    const allAsked = words.every((word) => tellingOf(words).some((other) => other.startsWith(word)))
    const found = await findResources({ db: this.db, queries: this.indexes }, this.#searched, asked, words)
    return found.flatMap((row): Ranked[] => {
      // That it matches, the index has said: what else it has may be in its slug.
      const rank = row.id === asked ? 0 : (rankOf(text, row.name, row.id) ?? (allAsked ? 5 : null))
      if (rank === null) return []
      return [
        {
          ...ofNoRule,
          kind: 'resource',
          id: row.id,
          title: row.name,
          subtitle: `${this.#typeName(row.type)} · ${row.integration}`,
          integrationId: row.integration_id,
          resourceType: row.type,
          resourceId: row.id,
          at: row.changed_at,
          rank,
        },
      ]
    })
  }

  /** What was modified or removed, and of each the latest change; also by who did it. */
  async #changes(text: string, words: string[]): Promise<Ranked[]> {
    const ids = JSON.stringify(await this.#changeIds(words))
    const rows = this.db
      .prepare<object, ChangeRow>(
        `SELECT c.id, c.integrationId, c.resourceType, c.resourceId, c.resourceName, c.type, c.recordedAt, c.actor,
           i.name AS integration
         FROM json_each(:ids) AS wanted CROSS JOIN sightline_change AS c ON c.id = wanted.value
         JOIN integration AS i ON i.id = c.integrationId`,
      )
      .all({ ids })
    const latest = new Map(
      rows
        .sort((a, b) => a.id - b.id)
        .map((row) => [JSON.stringify([row.integrationId, row.resourceType, row.resourceId]), row]),
    )
    return [...latest.values()].map((row) => ({
      ...ofNoRule,
      kind: 'change',
      id: String(row.id),
      title: `${row.resourceName} ${row.type}`,
      subtitle: [
        this.#typeName(row.resourceType),
        row.integration,
        ...(row.actor ? [`by ${row.actor}`] : []),
      ].join(' · '),
      integrationId: row.integrationId,
      resourceType: row.resourceType,
      resourceId: row.resourceId,
      at: row.recordedAt,
      rank: (rankOf(text, row.resourceName) ?? 4) + 1,
    }))
  }

  async #changeIds(words: string[]): Promise<number[]> {
    const latest = async (match: string | null) => {
      if (match === null) return []
      const rows = await this.indexes.rows<{ id: number }>({
        text: `SELECT rowid AS id FROM change_words(:match) ORDER BY rowid DESC LIMIT ${latestChanges}`,
        parameters: { match },
      })
      return rows.map(({ id }) => id)
    }
    // The index has whole words in the order of changes: where many changes have them, the latest are found at once.
    const exact = await latest(indexQuery(words, whole))
    return exact.length === latestChanges ? exact : latest(indexQuery(words))
  }

  /** Every word begins one of the rule's name or of the resource's: they are shown as one title. */
  async #findings(text: string, words: string[]): Promise<Ranked[]> {
    const rules = this.rules().toSorted((a, b) => rankOfSeverity(a.severity) - rankOfSeverity(b.severity))
    const names = new Map(rules.map(({ id, name }) => [id, name]))
    // What of the text the rule's name doesn't have, the resource's must.
    const byRest = Map.groupBy(rules, ({ name }) => wordsBeside(words, name).join(' '))
    const found = new Set<number>()
    for (const [rest, some] of byRest) {
      const match = indexQuery(rest === '' ? [] : rest.split(' '))
      if (rest !== '' && match === null) continue
      const ids = JSON.stringify(some.map(({ id }) => id))
      const begun = some.some(({ name }) => wordsBeside(words, name).length < words.length)
      for (const id of await this.#findingIds({ match, ids: begun ? ids : null })) found.add(id)
    }
    const rows = this.db
      .prepare<object, FindingRow>(
        `SELECT f.*, i.name AS integration FROM json_each(:found) AS wanted
         CROSS JOIN finding AS f ON f.id = wanted.value JOIN integration AS i ON i.id = f.integration_id`,
      )
      .all({ found: JSON.stringify([...found]) })
    return rows.map((row) => {
      const rule = names.get(row.rule_id) ?? row.rule_id
      const title = `${rule}: ${row.resource_name}`
      const byResource = rankOf(text, row.resource_name, `${row.resource_id} ${rule}`) ?? 4
      const byTitle = rankOf(text, title) ?? 4
      return {
        kind: 'finding',
        id: String(row.id),
        title,
        subtitle: `${this.#typeName(row.resource_type)} · ${row.integration}`,
        integrationId: row.integration_id,
        resourceType: row.resource_type,
        resourceId: row.resource_id,
        severity: row.severity,
        ruleId: row.rule_id,
        at: row.opened_at,
        // A rule's name begins the titles of all its findings, and is no better a match for that.
        rank: byTitle === 0 ? 0 : Math.min(byResource, Math.max(3, byTitle)),
      }
    })
  }

  /** Open findings of some rules (null: of all) on resources that the index has for a query (null: on all). */
  async #findingIds({ match, ids }: { match: string | null; ids: string | null }): Promise<number[]> {
    const ofRules = ids === null ? '' : 'AND f.rule_id IN (SELECT value FROM json_each(:ids))'
    const text =
      match === null
        ? `SELECT f.id FROM json_each(:ids) AS rule CROSS JOIN integration AS i
           CROSS JOIN finding AS f ON f.integration_id = i.id AND f.rule_id = rule.value
           WHERE f.status = 'open' LIMIT 20`
        : `SELECT f.id FROM (
             SELECT rowid AS id FROM finding_words(:match) LIMIT ${ids === null ? candidates : candidatesOfRule}) AS w
           CROSS JOIN finding AS f ON f.id = w.id
           WHERE f.status = 'open' ${ofRules} LIMIT ${candidates}`
    const parameters = { ...(match === null ? {} : { match }), ...(ids === null ? {} : { ids }) }
    const rows = await this.indexes.rows<{ id: number }>({ text, parameters })
    return rows.map(({ id }) => id)
  }

  #rules(text: string): Ranked[] {
    return this.rules().flatMap(({ id, name, severity, tags }) => {
      const rank = rankOf(text, name, `${tags.join(' ')} ${id}`)
      return rank === null
        ? []
        : [
            {
              ...nowhere,
              kind: 'rule',
              id,
              title: name,
              subtitle: tags.join(', '),
              severity,
              ruleId: id,
              rank,
            },
          ]
    })
  }

  #queries(text: string): Ranked[] {
    return this.queries().flatMap(({ id, name, description, tags }) => {
      const rank = rankOf(text, name, `${tags.join(' ')} ${description}`)
      return rank === null
        ? []
        : [{ ...nowhere, ...ofNoRule, kind: 'query', id, title: name, subtitle: description, rank }]
    })
  }

  #typeName(type: string): string {
    return this.#types.get(type) ?? type
  }
}

const ofNoRule = { severity: null, ruleId: null }
const nowhere = { integrationId: null, resourceType: null, resourceId: null, at: null }

/** Of findings that match alike, the worst is what somebody looks for. */
const better = (a: Ranked, b: Ranked) =>
  a.rank - b.rank ||
  order.indexOf(a.kind) - order.indexOf(b.kind) ||
  rankOfSeverity(a.severity) - rankOfSeverity(b.severity) ||
  a.title.length - b.title.length ||
  (b.at ?? '').localeCompare(a.at ?? '') ||
  a.title.localeCompare(b.title)

const rankOfSeverity = (severity: Severity | null) => (severity === null ? 0 : severities.indexOf(severity))

/** Those that begin no word of a title. */
function wordsBeside(words: string[], title: string): string[] {
  const own = wordsOf(title)
  return words.filter((word) => !own.some((other) => other.startsWith(word)))
}

/** What the index of changes or findings is asked for; null where single letters are all there is. */
function indexQuery(words: string[], as: (word: string) => string = beginning): string | null {
  const asked = tellingOf(words).filter((word) => word.length > 1)
  return asked.length === 0 ? null : asked.map(as).join(' ')
}

interface ChangeRow {
  id: number
  integrationId: string
  resourceType: string
  resourceId: string
  resourceName: string
  type: string
  recordedAt: string
  actor: string | null
  integration: string
}

interface FindingRow {
  id: number
  integration_id: string
  rule_id: string
  resource_type: string
  resource_id: string
  resource_name: string
  severity: Severity
  opened_at: string
  integration: string
}
