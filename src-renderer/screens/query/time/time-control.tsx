import type { QueryTab } from '../tabs/query-tab'

export function TimeControl(_: { tab: QueryTab }) {
  return null
}
