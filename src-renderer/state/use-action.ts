import { useCallback, useRef, useState } from 'react'
import { SightlineError } from '../../src-preload/errors'
import { toastError } from './toasts'

export interface Action<Input extends unknown[], Output> {
  /**
   * Resolves to the action's result, or to undefined if it failed. A second run meanwhile does nothing, unless the action
   * is `queued`: then it waits for its turn.
   */
  run(...input: Input): Promise<Output | undefined>
  busy: boolean
  error: SightlineError | null
  clearError(): void
}

/** Something a person starts. Its failure is told as a toast, unless `inline` says the screen shows `error`. */
export function useAction<Input extends unknown[], Output>(
  action: (...input: Input) => Promise<Output>,
  { inline = false, queued = false }: { inline?: boolean; queued?: boolean } = {},
): Action<Input, Output> {
  const [state, setState] = useState<{ busy: boolean; error: SightlineError | null }>({
    busy: false,
    error: null,
  })
  const latest = useRef(action)
  latest.current = action
  const waiting = useRef(0)
  const before = useRef<Promise<unknown>>(undefined)

  const runNow = useCallback(
    async (...input: Input) => {
      setState({ busy: true, error: null })
      let error: SightlineError | null = null
      try {
        return await latest.current(...input)
      } catch (thrown) {
        error = SightlineError.from(thrown)
        if (!inline) toastError(error)
        return undefined
      } finally {
        waiting.current--
        setState({ busy: waiting.current > 0, error })
      }
    },
    [inline],
  )
  const run = useCallback(
    async (...input: Input) => {
      if (waiting.current > 0 && !queued) return undefined
      waiting.current++
      const turn = waiting.current > 1 ? before.current?.then(() => runNow(...input)) : runNow(...input)
      before.current = turn
      return turn
    },
    [queued, runNow],
  )
  const clearError = useCallback(() => setState((before) => ({ ...before, error: null })), [])
  return { run, ...state, clearError }
}
