import type { Connector } from '../connectors/connector'
import { tokens, variableNames } from '../query/sql-text'
import type { Reads } from './rule-definition'

/** What names in SQL stand for, over all connectors. */
export class ReadableNames {
  /** Each view's resource types; none of Sightline's own are among them. */
  readonly #types = new Map<string, string[]>()

  constructor(connectors: Connector[]) {
    for (const { key } of connectors.flatMap(({ resourceTypes }) => resourceTypes)) {
      this.#types.set(key, [key])
      this.#types.set(`${key}_changes`, [key])
    }
    // A derived view may read one that was defined before it.
    for (const { name, select } of connectors.flatMap(({ derivedViews }) => derivedViews))
      this.#types.set(name, this.#typesIn(select))
  }

  has(type: string): boolean {
    return this.#types.get(type)?.[0] === type
  }

  /** Rather one too many than one too few: a column's name may be a view's. */
  readBy(sql: string[]): Reads {
    const all = sql.flatMap(tokens)
    const words = all.filter(({ kind }) => kind !== 'number').map(({ text }) => text.toLowerCase())
    const variables = new Set(sql.flatMap((one) => [...variableNames(one)]))
    return {
      types: [...new Set(sql.flatMap((one) => this.#typesIn(one)))],
      companyDomains: variables.has('companyDomains'),
      time: variables.has('now') || words.some((word) => timeWords.has(word)),
      others: words.some((word) => /^sightline_/.test(word) || ownTables.has(word)),
    }
  }

  #typesIn(sql: string): string[] {
    const names = new Map([...this.#types.keys()].map((name) => [name.toLowerCase(), name]))
    const found = tokens(sql).flatMap(({ kind, text }) => {
      const name = kind === 'word' || kind === 'quoted' ? names.get(text.toLowerCase()) : undefined
      return name === undefined ? [] : (this.#types.get(name) ?? [])
    })
    return [...new Set(found)]
  }
}

const timeWords = new Set(['now', 'days_since', 'current_timestamp', 'current_date', 'current_time'])
const ownTables = new Set([
  'resource',
  'change',
  'recording',
  'subject',
  'integration',
  'poll',
  'finding',
  'compliance_control',
  'compliance_score',
  'attestation',
])
