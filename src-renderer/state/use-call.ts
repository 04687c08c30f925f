import { useCallback, useEffect, useRef, useState } from 'react'
import type { CallName, InputOf, OutputOf } from '../../src-preload/contract'
import { SightlineError } from '../../src-preload/errors'
import { api } from './bridge'
import { coalesce } from './coalesce'
import { type Occasion, onOccasion } from './events'

export interface CallState<T> {
  /** The latest answer to this very input; kept while it is asked for again. */
  data: T | undefined
  error: SightlineError | null
  /** True until the first answer or error. */
  loading: boolean
  /** Asks again; never rejects. */
  refetch(): Promise<void>
}

/**
 * Asks the engine, and again on the given occasions. A new input starts over with no data. `null` as the
 * input asks nothing.
 */
export function useCall<Name extends CallName>(
  name: Name,
  input: InputOf<Name> | null,
  occasions: readonly Occasion[] = [],
): CallState<OutputOf<Name>> {
  type Output = OutputOf<Name>
  const key = `${name} ${JSON.stringify(input)}`
  const [answer, setAnswer] = useState<{ key: string; data?: Output; error: SightlineError | null }>()
  const refetch = useRef<() => Promise<void>>(async () => {})
  const occasionsKey = occasions.join(' ')

  // The key stands for the input, and the joined occasions for theirs: both are new objects at every render.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (input === null) return
    let current = true
    const ask = coalesce(async () => {
      if (!current) return
      try {
        const data = (await (api[name] as Ask<Output>)(input)) as Output
        if (current) setAnswer({ key, data, error: null })
      } catch (error) {
        if (current)
          setAnswer((before) => ({
            key,
            data: before?.key === key ? before.data : undefined,
            error: SightlineError.from(error),
          }))
      }
    })
    refetch.current = ask
    void ask()
    const stop = onOccasion(occasions, ask)
    return () => {
      current = false
      stop()
    }
  }, [key, occasionsKey])

  const fresh = answer?.key === key ? answer : undefined
  return {
    data: fresh?.data,
    error: fresh?.error ?? null,
    loading: input !== null && !fresh,
    refetch: useCallback(() => refetch.current(), []),
  }
}

type Ask<Output> = (input: unknown) => Promise<Output>
