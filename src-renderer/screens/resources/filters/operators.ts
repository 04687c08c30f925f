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

/** What was typed or chosen as the column has it: numbers compare with numbers only. */
export function readValue(kind: Column['kind'], text: string): Filter['value'] {
  if (kind === 'boolean') return text === 'Yes' ? 1 : 0
  const number = Number(text)
  return kind === 'number' && text.trim() !== '' && Number.isFinite(number) ? number : text
}
