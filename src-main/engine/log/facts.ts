/**
 * What may stand in the log. It goes by what a fact looks like, so that no token, address, name or payload can get there
 * by oversight: codes in lower or upper case, ids of our own making, versions, and places in our own code.
 */
const harmless = [
  /^(?=.{1,60}$)[a-z]+(?:[-_.:][a-z0-9]{1,20})*$/, // poll-ended, user_group, status-404
  /^[a-z]{1,20}(?:[A-Z][a-z]{1,20}){1,6}$/, // addIntegration
  /^[A-Z][a-z]{1,20}(?:[A-Z][a-z]{1,20}){0,4}$/, // TypeError
  /^(?=.{1,60}$)[A-Z]{2,}(?:_[A-Z0-9]{1,20})*$/, // SQLITE_BUSY
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  /^\d{1,4}(?:\.\d{1,5}){1,3}$/,
  /^[\w-]{1,40}\.(?:[cm]?js|ts):\d{1,7}:\d{1,7}$/,
]

export type Fact = string | number | boolean | null | undefined

export function harmlessFacts(facts: Record<string, Fact>): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) => {
      if (value === null || value === undefined) return []
      const kept = typeof value !== 'string' || harmless.some((form) => form.test(value)) ? value : 'withheld'
      return [[name, kept]]
    }),
  )
}

/** What can be said of an error: never its message, which may quote anything. */
export function factsOf(error: unknown): Record<string, Fact> {
  const { code, name, stack } = (error ?? {}) as { code?: unknown; name?: unknown; stack?: unknown }
  const place = /([^/\\(\s]+:\d+:\d+)\)?\s*$/m.exec(String(stack ?? '').replace(/^.*?\n(?=\s+at )/s, ''))
  return {
    error: typeof name === 'string' ? name : typeof error,
    code: typeof code === 'string' ? code : undefined,
    place: code === 'internal' || code === undefined ? place?.[1] : undefined,
  }
}
