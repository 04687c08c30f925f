import type { SavedQuery } from '../../../../../src-preload/contract'
import { t } from '../../../../texts'

interface Shelf {
  title: string
  queries: SavedQuery[]
}

/** The queries that match, the user's own first, the others by their topic: the first tag. */
export function shelves(queries: SavedQuery[], search: string, tag: string): Shelf[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const found = queries.filter((query) => {
    const text = `${query.name} ${query.description} ${query.tags.join(' ')} ${query.sql}`.toLowerCase()
    return words.every((word) => text.includes(word)) && (tag === '' || query.tags.includes(tag))
  })
  const yours = t('query.shelves.yours')
  const topics = new Map<string, SavedQuery[]>()
  for (const query of found) {
    const title = query.managed ? capitalised(query.tags[0] ?? t('query.shelves.other')) : yours
    topics.set(title, [...(topics.get(title) ?? []), query])
  }
  return [...topics]
    .map(([title, own]) => ({ title, queries: own }))
    .sort((a, b) => Number(b.title === yours) - Number(a.title === yours) || a.title.localeCompare(b.title))
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
