import type { QueryParameter } from '../../../../src-preload/contract'

export type ParameterKind = QueryParameter['kind']

export const kindNames: Record<ParameterKind, string> = {
  text: 'Text',
  number: 'Number',
  boolean: 'Yes or no',
  time: 'Date and time',
  choice: 'One of a list',
}
