import type { Connector } from '../connectors/connector'
import { type Token, tokens, variablesIn } from '../query/sql-text'
import type { Reads } from './rule-definition'

/** What names in SQL stand for, over all connectors. */
export class ReadableNames {
  /** Each view's resource types, by its name in lower case; none of Sightline's own are among them. */
  readonly #types = new Map<string, string[]>()

  constructor(connectors: Connector[]) {
    for (const { key } of connectors.flatMap(({ resourceTypes }) => resourceTypes)) {
      this.#types.set(key.toLowerCase(), [key])
      this.#types.set(`${key}_changes`.toLowerCase(), [key])
    }
    // A derived view may read one that was defined before it.
    for (const { name, select } of connectors.flatMap(({ derivedViews }) => derivedViews))
      this.#types.set(name.toLowerCase(), this.#typesIn(tokens(select)))
  }

  has(type: string): boolean {
    return this.#types.get(type.toLowerCase())?.[0] === type
  }

  /** Rather one too many than one too few: a column's name may be a view's. */
  readBy(sql: string[]): Reads {
    const all = sql.flatMap(tokens)
    const words = all.filter(({ kind }) => kind !== 'number').map(({ text }) => text.toLowerCase())
    const variables = variablesIn(all)
    return {
      types: this.#typesIn(all),
      companyDomains: variables.has('companyDomains'),
      time: variables.has('now') || words.some((word) => timeWords.has(word)),
      others: words.some((word) => /^sightline_/.test(word) || ownTables.has(word)),
    }
  }

  #typesIn(all: Token[]): string[] {
    const found = all.flatMap(({ kind, text }) =>
      kind === 'word' || kind === 'quoted' ? (this.#types.get(text.toLowerCase()) ?? []) : [],
    )
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
