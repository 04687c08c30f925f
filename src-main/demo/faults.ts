import { createRandom } from './random'
import { RateLimit } from './rate-limit'

/** All that can go wrong between a client and this API, as `--fault` names it. */
export const faultKinds = {
  status: { does: 'answers this status in the API’s error shape', value: 'the status', needsValue: true },
  forbid: { does: 'answers 403' },
  notjson: { does: 'answers 200 with the HTML page of a proxy' },
  truncate: { does: 'sends half of the body and cuts the connection' },
  drop: { does: 'resets the connection without an answer' },
  hang: { does: 'never answers' },
  slow: { does: 'answers after a while', value: 'milliseconds', needsValue: true },
  rate: { does: 'allows only so many requests a minute', value: 'requests a minute', needsValue: true },
  cursorloop: { does: 'gives the cursor of the page itself as the next one, for ever' },
  lie: { does: 'leaves items out of the last page without a word', value: 'how many (1)' },
  slip: { does: 'removes an item of page 1 before page 2 is asked for, once: the page after skips one' },
  drift: { does: 'answers in a shape nobody knows' },
  newline: { does: 'puts a raw newline inside a string: invalid JSON' },
} satisfies Record<string, { does: string; value?: string; needsValue?: boolean }>

type FaultKind = keyof typeof faultKinds

export interface Fault {
  kind: FaultKind
  /** Only there. A `*` or `{…}` stands for any one segment, a last `**` for all below. Without it: everywhere. */
  path?: string
  value?: number
  /** Only the first so many times. */
  times?: number
  /** From 0 to 1. Without it: always. */
  probability?: number
}

/** In milliseconds. What is beyond measure, a timer takes for no wait at all. */
const longestWait = 3_600_000

/** Reads `kind[:/path][:value][*times][%percent]`, such as `status:/users:500*2` or `slow:5000%10`. */
export function parseFault(text: string): Fault {
  const match = /^([a-z]+)(?::(\/[^:%]*?))?(?::(\d+))?(?:\*(\d+))?(?:%(\d+))?$/.exec(text)
  const [, kind = '', path, value, times, percent] = match ?? []
  if (!match || !isFaultKind(kind)) throw new Error(`${text} is not a fault. ${knownFaults()}`)
  const { needsValue, value: meaning } = describe(kind)
  if (needsValue && value === undefined)
    throw new Error(
      `${text} lacks a value (${meaning}), as in ${kind}:/users:${kind === 'status' ? 500 : 30}`,
    )
  if (kind === 'status' && !(Number(value) >= 400 && Number(value) < 600))
    throw new Error(`${text}: the status must be from 400 to 599`)
  if (kind === 'slow' && Number(value) > longestWait)
    throw new Error(
      `${text}: an answer can wait for ${longestWait} milliseconds at most; “hang” never answers`,
    )
  if (Number(times) === 0) throw new Error(`${text}: it must strike once at least`)
  if (Number(percent) === 0 || Number(percent) > 100)
    throw new Error(`${text}: the percentage must be from 1 to 100`)
  return {
    kind,
    path,
    value: value === undefined ? undefined : Number(value),
    times: times === undefined ? undefined : Number(times),
    probability: percent === undefined ? undefined : Number(percent) / 100,
  }
}

/** Decides when faults strike, and forgets those that have struck as often as they should. */
export class FaultPlan {
  readonly #faults: (Fault & { left: number; limit?: RateLimit })[]
  readonly #random = createRandom('faults')

  /** `windowMs` is how long a minute is for the fault `rate`. */
  constructor(faults: readonly Fault[], windowMs?: number) {
    this.#faults = faults.map((fault) => ({
      ...fault,
      left: fault.times ?? (fault.kind === 'slip' ? 1 : Number.POSITIVE_INFINITY),
      limit: fault.kind === 'rate' ? new RateLimit(fault.value ?? 0, windowMs) : undefined,
    }))
  }

  /** The limits a request has to pass in place of the usual one. */
  limits(path: string): RateLimit[] {
    return this.#faults.flatMap(({ limit, path: pattern }) =>
      limit && matches(pattern, path) ? [limit] : [],
    )
  }

  /** Whether a fault of this kind strikes here and now; if so, that is one of its `times`. */
  strike(kind: FaultKind, path: string): Fault | undefined {
    const fault = this.#faults.find(
      (one) =>
        one.kind === kind &&
        one.left > 0 &&
        matches(one.path, path) &&
        this.#random.chance(one.probability ?? 1),
    )
    if (fault) fault.left--
    return fault
  }
}

/** Whether a pattern of a fault covers the path of a request. */
export function matches(pattern: string | undefined, path: string): boolean {
  if (pattern === undefined) return true
  const wanted = pattern.split('/')
  const given = path.split('/')
  const below = wanted.at(-1) === '**'
  if (below) wanted.pop()
  if (below ? given.length <= wanted.length : given.length !== wanted.length) return false
  return wanted.every((segment, index) => segment === given[index] || /^(\*|\{.*\})$/.test(segment))
}

function isFaultKind(kind: string): kind is FaultKind {
  return Object.hasOwn(faultKinds, kind)
}

function describe(kind: FaultKind): { does: string; value?: string; needsValue?: boolean } {
  return faultKinds[kind]
}

function knownFaults(): string {
  const lines = Object.entries(faultKinds).map(([kind, { does }]) => `  ${kind.padEnd(11)}${does}`)
  return `A fault is kind[:/path][:value][*times][%percent], and the kinds are:\n${lines.join('\n')}`
}
