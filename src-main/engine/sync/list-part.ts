import type {
  Counted,
  Item,
  Listed,
  ListingOptions,
  ProviderClient,
  ResourceType,
} from '../connectors/connector'
import { inSlices } from '../event-loop/in-slices'
import { checkedItem } from './prepare'

/**
 * Lists one part of a type. What is to be counted comes as if the provider had listed the counts: on one page, once all is
 * read.
 */
export async function listPart(
  client: ProviderClient,
  type: ResourceType,
  { key, path }: { key: string; path: string },
  options: ListingOptions,
): Promise<Listed> {
  const listing = { ...type.list, path }
  if (!type.counted) return client.list(listing, options)
  const counting = new Counting(type.counted)
  const listed = await client.list(listing, {
    ...options,
    onPage: async ({ items, index }) => {
      // A list that is asked for in another way begins anew.
      if (index === 0) counting.clear()
      await inSlices(items, (element, position) => counting.add(checkedItem(type, element, key, position)))
      return items.length > 0
    },
  })
  if (listed.unchanged) return listed
  const { items } = counting
  await options.onPage?.({ items, answer: { digest: '', items: items.length, total: null }, index: 0 })
  return ofCounts(listed, items.length)
}

/** Counts the elements of a listing whose own words are not kept. */
class Counting {
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

/** With its first answer. The provider's own count is of the elements. */
function ofCounts(listed: Listed, items: number): Listed {
  const answers = listed.answers.map((answer, index) => ({
    ...answer,
    items: index === 0 ? items : 0,
    total: null,
  }))
  return { ...listed, answers, items, total: null }
}
