import type { CheckedInputOf, Rule, SavedQuery, SearchHit, Severity } from '../../../src-preload/contract'
import type { Connector } from '../connectors/connector'
import type { Db } from '../store/database'
import { findResources } from './find-resources'
import { beginning, rankOf, tellingOf, wordsOf } from './words'

type Kind = SearchHit['kind']
type Ranked = SearchHit & { rank: number }

/** So many findings that match are looked at: whoever wants another one types on. */
const candidates = 200

/** Where two kinds are as good: the things themselves come before what is said of them. */
const order: Kind[] = ['resource', 'query', 'rule', 'finding', 'change']

/** Full text over everything that has a name. */
export class Search {
  readonly #types: Map<string, string>
  readonly #searched: string[]

  constructor(
    private readonly db: Db,
    connectors: Connector[],
    private readonly rules: () => Pick<Rule, 'id' | 'name' | 'severity' | 'tags'>[],
    private readonly queries: () => Pick<SavedQuery, 'id' | 'name' | 'description' | 'tags'>[],
  ) {
    const types = connectors.flatMap(({ resourceTypes }) => resourceTypes)
    this.#types = new Map(types.map(({ key, singular }) => [key, singular]))
    this.#searched = types.filter(({ log }) => !log).map(({ key }) => key)
  }

  /** The best first; of each kind no more than leaves room for the others. */
  search({ text, kinds = order, limit }: CheckedInputOf<'search'>): SearchHit[] {
    const words = wordsOf(text)
    if (words.length === 0) return []
    const find: Record<Kind, () => Ranked[]> = {
      resource: () => this.#resources(text, words),
      change: () => this.#changes(text, words),
      finding: () => this.#findings(text, words),
      rule: () => this.#rules(text),
      query: () => this.#queries(text),
    }
    const best = kinds.map((kind) => find[kind]().sort(better))
    // Each kind its share; what one leaves over, the others get.
    const share = Math.ceil(limit / Math.max(1, best.filter(({ length }) => length > 0).length))
    const first = best.flatMap((hits) => hits.slice(0, share))
    const rest = best.flatMap((hits) => hits.slice(share)).sort(better)
    return [...first, ...rest.slice(0, Math.max(0, limit - first.length))]
      .sort(better)
      .slice(0, limit)
      .map(({ rank, ...hit }) => hit)
  }

  #resources(text: string, words: string[]): Ranked[] {
    const asked = text.trim()
    const allAsked = words.every((word) => tellingOf(words).some((other) => other.startsWith(word)))
    return findResources(this.db, this.#searched, asked, words).flatMap((row): Ranked[] => {
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

  /** What was modified or removed, the latest first; also by who did it. */
  #changes(text: string, words: string[]): Ranked[] {
    const match = indexQuery(words)
    if (match === null) return []
    const rows = this.db
      .prepare<object, ChangeRow>(
        `SELECT c.id, c.integrationId, c.resourceType, c.resourceId, c.resourceName, c.type, c.recordedAt, c.actor,
           i.name AS integration
         FROM (SELECT rowid AS id FROM change_words(:match) ORDER BY rowid DESC LIMIT 50) AS w
         JOIN sightline_change AS c ON c.id = w.id JOIN integration AS i ON i.id = c.integrationId`,
      )
      .all({ match })
    return rows.map((row) => ({
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

  #findings(text: string, words: string[]): Ranked[] {
    const names = new Map(this.rules().map((rule) => [rule.id, rule.name]))
    const rules = [...names].filter(([, name]) => rankOf(text, name) !== null).map(([id]) => id)
    const match = indexQuery(words)
    const rows = this.db
      .prepare<object, FindingRow>(
        `SELECT f.*, i.name AS integration FROM finding AS f JOIN integration AS i ON i.id = f.integration_id
         WHERE f.status = 'open' AND f.id IN (
           ${match === null ? '' : `SELECT * FROM (SELECT rowid FROM finding_words(:match) LIMIT ${candidates}) UNION`}
           SELECT * FROM (
             SELECT f.id FROM integration AS i CROSS JOIN json_each(:rules) AS rule
             CROSS JOIN finding AS f ON f.integration_id = i.id AND f.rule_id = rule.value
             WHERE f.status = 'open' LIMIT 20))`,
      )
      .all({ ...(match === null ? {} : { match }), rules: JSON.stringify(rules) })
    return rows.map((row) => {
      const rule = names.get(row.rule_id) ?? row.rule_id
      return {
        kind: 'finding',
        id: String(row.id),
        title: `${rule}: ${row.resource_name}`,
        subtitle: `${this.#typeName(row.resource_type)} · ${row.integration}`,
        integrationId: row.integration_id,
        resourceType: row.resource_type,
        resourceId: row.resource_id,
        severity: row.severity,
        ruleId: row.rule_id,
        at: row.opened_at,
        rank: rankOf(text, row.resource_name, `${row.resource_id} ${rule}`) ?? 4,
      }
    })
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

const better = (a: Ranked, b: Ranked) =>
  a.rank - b.rank ||
  order.indexOf(a.kind) - order.indexOf(b.kind) ||
  a.title.length - b.title.length ||
  (b.at ?? '').localeCompare(a.at ?? '') ||
  a.title.localeCompare(b.title)

/** What the index of changes or findings is asked for; null where single letters are all there is. */
function indexQuery(words: string[]): string | null {
  const asked = tellingOf(words).filter((word) => word.length > 1)
  return asked.length === 0 ? null : asked.map(beginning).join(' ')
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
