import { type ErrorReport, SightlineError } from '../../../../src-preload/contract'
import type { Egress } from '../../network/egress'

/** For as long as another side may ask to be left alone. */
export const longestRetryAfterMs = 24 * 60 * 60_000

/** What an attempt to send needs to know. */
export interface Attempt {
  /** Ends it. */
  signal: AbortSignal
  now: Date
  patienceMs: number
  egress: Egress
}

export interface Sent {
  /** What the other side said, in a word: “200”. */
  answer: string
  /** It arrived, but not everywhere. */
  flaw: ErrorReport | null
}

/** Why a message could not be sent. Neither its text nor its hint holds anything that the other side made up. */
export class SendingError extends SightlineError {
  constructor(
    code: string,
    message: string,
    hint: string,
    readonly more: {
      /** It may be otherwise in a while, without anybody doing anything. */
      passing: boolean
      /** When the other side wants to be asked again. */
      retryAfterMs?: number
    },
  ) {
    super(code, message, hint)
  }
}
