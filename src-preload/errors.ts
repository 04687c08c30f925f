/** How an error crosses every boundary: what happened, and what to do about it. */
export interface ErrorReport {
  code: string
  message: string
  hint: string
  /** Only of a statement that SQLite does not understand. */
  mistake?: QueryMistake
}

/** Where a statement is wrong, and what may have been meant. */
export interface QueryMistake {
  /** In UTF-16 units from the start of the SQL, as editors count; null where SQLite doesn't say. */
  place: { offset: number; length: number } | null
  /** Names there are that are nearest to the one there isn't, the nearest first. */
  proposals: string[]
}

/** An error with what to do about it. Its text never holds a token. */
export class SightlineError extends Error {
  override name = 'SightlineError'
  constructor(
    readonly code: string,
    message: string,
    readonly hint = '',
    readonly mistake?: QueryMistake,
  ) {
    super(message)
  }
  report(): ErrorReport {
    const { code, message, hint, mistake } = this
    return { code, message, hint, ...(mistake ? { mistake } : {}) }
  }
  /** The error that was reported across a boundary. */
  static reported({ code, message, hint, mistake }: ErrorReport): SightlineError {
    return new SightlineError(code, message, hint, mistake)
  }
  static from(error: unknown): SightlineError {
    if (error instanceof SightlineError) return error
    const message = error instanceof Error ? error.message : String(error)
    return new SightlineError('internal', message, 'Try again; if it persists, report it with this text.')
  }
}
