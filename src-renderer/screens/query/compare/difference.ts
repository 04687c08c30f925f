import type { Cell } from '../../../../src-preload/contract'
import type { DifferenceKind } from '../run/run'

export interface Difference {
  kind: DifferenceKind
  before: Cell[] | null
  after: Cell[] | null
}

/** A comparison’s row: `[difference, before, after]`, the sides as JSON. */
export function differenceOf([kind, before, after]: Cell[]): Difference {
  return { kind: kind as DifferenceKind, before: side(before), after: side(after) }
}

function side(json: Cell | undefined): Cell[] | null {
  return typeof json === 'string' ? (JSON.parse(json) as Cell[]) : null
}

export const signs = { added: '+', removed: '−', changed: '~' } as const
