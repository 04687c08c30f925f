import type { ApiError, ApiErrorKind } from '../connectors/connector'

const kinds: ReadonlySet<ApiErrorKind> = new Set([
  'missing-permission',
  'wrong-token',
  'not-found',
  'not-in-plan',
])

/** What this token or plan is not given: asking again would not help, and nothing is wrong with the rest. */
export const isNotGiven = ({ kind }: Pick<ApiError, 'kind'>) => kinds.has(kind)
