import type { Cell } from '../../../../src-preload/contract'
import { rowDifferenceOf } from './row-difference'

/** Places of the columns: those that tell rows apart, then those that changed, then the others. */
export function columnOrder(names: string[], key: string[], rows: Cell[][]): number[] {
  const changed = new Set<number>()
  for (const row of rows) {
    const { kind, before, after } = rowDifferenceOf(row)
    if (kind !== 'changed') continue
    for (const place of names.keys()) if (before?.[place] !== after?.[place]) changed.add(place)
  }
  const rank = (place: number) => {
    const name = names[place] ?? ''
    if (name === '_integrationId') return 4
    if (key.includes(name)) return 0
    // What a row is called says more than what became of it.
    if (/^(?:name|title|email)$/i.test(name)) return 1
    return changed.has(place) ? 2 : 3
  }
  return [...names.keys()].sort((a, b) => rank(a) - rank(b) || a - b)
}
