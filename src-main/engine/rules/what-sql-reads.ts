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
      time: variables.has('now') || words.some((word) => timeWords.has(word)) || meansNow(all),
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

const timeWords = new Set([
  'now',
  'days_since',
  'current_timestamp',
  'current_date',
  'current_time',
  // As its first argument, a function of the time takes it for now.
  'subsec',
  'subsecond',
])
/** SQLite's functions of the time, with how many arguments stand before the time that each is given. */
const timeFunctions = new Map([
  ['date', 0],
  ['time', 0],
  ['datetime', 0],
  ['julianday', 0],
  ['unixepoch', 0],
  ['strftime', 1],
])

/** Whether a function of the time is given none: that is now. */
const meansNow = (all: Token[]) =>
  all.some(({ kind, text }, index) => {
    const before = kind === 'word' || kind === 'quoted' ? timeFunctions.get(text.toLowerCase()) : undefined
    const count = before === undefined ? null : argumentsAt(all, index + 1)
    return before !== undefined && count !== null && count <= before
  })

/** How many arguments stand in the parentheses that begin there; null if none begin. */
function argumentsAt(all: Token[], place: number): number | null {
  const isSymbol = (index: number, text: string) => all[index]?.kind === 'symbol' && all[index].text === text
  if (!isSymbol(place, '(')) return null
  if (isSymbol(place + 1, ')')) return 0
  let depth = 1
  let count = 1
  for (let index = place + 1; depth > 0 && index < all.length; index++) {
    if (isSymbol(index, '(')) depth++
    else if (isSymbol(index, ')')) depth--
    else if (depth === 1 && isSymbol(index, ',')) count++
  }
  return count
}

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
