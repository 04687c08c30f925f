import type { QueryTab } from '../tabs/query-tab'

export function SaveButton(_: { tab: QueryTab }) {
  return null
}
