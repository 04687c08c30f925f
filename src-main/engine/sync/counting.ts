import type { Counted, Item, Listed } from '../connectors/connector'

/** Counts the elements of a listing whose own words are not kept. */
export class Counting {
  readonly #counts = new Map<string, number>()

  constructor(private readonly how: Counted) {}

  add(element: Item) {
    const { by, elements } = this.how
    const kind = String(element[by])
    const found = element[elements]
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + (Array.isArray(found) ? found.length : 0))
  }

  clear() {
    this.#counts.clear()
  }

  get items(): Item[] {
    const { by, count } = this.how
    return [...this.#counts].map(([kind, number]) => ({ [by]: kind, [count]: number }))
  }
}

/** A listing as if it had given what was counted, with its first answer. The provider's own count is of the elements. */
export function ofCounts(listed: Listed, items: number): Listed {
  const answers = listed.answers.map((answer, index) => ({
    ...answer,
    items: index === 0 ? items : 0,
    total: null,
  }))
  return { ...listed, answers, items, total: null }
}
