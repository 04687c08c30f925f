import type { Cell } from '../../../../src-preload/contract'
import type { DifferenceKind } from '../run/run'

export interface RowDifference {
  kind: DifferenceKind
  before: Cell[] | null
  after: Cell[] | null
}

/** A comparison’s row: `[difference, before, after]`, the sides as JSON. */
export function rowDifferenceOf([kind, before, after]: Cell[]): RowDifference {
  return { kind: kind as DifferenceKind, before: side(before), after: side(after) }
}

function side(json: Cell | undefined): Cell[] | null {
  return typeof json === 'string' ? (JSON.parse(json) as Cell[]) : null
}

export const signs = { added: '+', removed: '−', changed: '~' } as const
