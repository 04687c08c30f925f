import type { Column, Filter } from '../../../../src-preload/contract'

export type Operator = Filter['operator']

export const operatorNames: Record<Operator, string> = {
  is: 'is',
  is_not: 'is not',
  contains: 'contains',
  is_empty: 'is empty',
  is_not_empty: 'is not empty',
}

/** What makes sense to ask of a column, the most useful first. Lists are searched as text, not compared. */
export function operatorsFor(kind: Column['kind']): Operator[] {
  switch (kind) {
    case 'boolean':
      return ['is', 'is_not']
    case 'json':
      return ['contains', 'is_empty', 'is_not_empty']
    case 'number':
      return ['is', 'is_not', 'is_empty', 'is_not_empty']
    default:
      return ['contains', 'is', 'is_not', 'is_empty', 'is_not_empty']
  }
}

export function takesValue(operator: Operator): boolean {
  return !operator.endsWith('empty')
}

/** A filter's value as people read it. */
export function writeValue(kind: Column['kind'] | undefined, value: Filter['value']): string {
  if (kind === 'boolean') return value === 1 ? 'Yes' : 'No'
  return value === null ? '' : String(value)
}

/** What was typed or chosen as the column has it, or null if it is nothing that the column could have. */
export function readValue(kind: Column['kind'], text: string): Filter['value'] {
  const typed = text.trim()
  if (typed === '') return null
  if (kind === 'boolean') return { yes: 1, no: 0 }[typed.toLowerCase()] ?? null
  // Numbers compare with numbers only.
  if (kind === 'number') return Number.isFinite(Number(typed)) ? Number(typed) : null
  return typed
}
