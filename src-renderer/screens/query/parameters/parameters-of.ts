import type { QueryParameter } from '../../../../src-preload/contract'
import { parameterNames } from '../sql/statements'

/** The parameters that a statement has, as they were described; those that weren't are texts. */
export function parametersOf(sql: string, described: QueryParameter[]): QueryParameter[] {
  return parameterNames(sql).map(
    (name) =>
      described.find((parameter) => parameter.name === name) ?? {
        name,
        title: '',
        kind: 'text',
        default: null,
        choices: [],
      },
  )
}
