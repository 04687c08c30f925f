/** The routes of one rule's pages. */
export function ruleRoute(ruleId: string, page?: 'edit' | 'duplicate' | 'backtest'): string {
  return `/rules/${encodeURIComponent(ruleId)}${page ? `/${page}` : ''}`
}
