import type { ReactNode } from 'react'
import type { SightlineError } from '../../src-preload/contract'
import { SkeletonLines } from './skeleton'
import { ErrorState } from './states'

/**
 * The three ways something asked for can look. Data that is there stays on the screen while it is asked
 * for again, and when that fails.
 */
export function QueryView<T>({
  state,
  loading,
  children,
}: {
  /** A `useCall`, or a store made by `createLoaded`. */
  state: {
    data: T | null | undefined
    error: SightlineError | null
    refetch?(): Promise<void>
    refresh?(): Promise<void>
  }
  loading?: ReactNode
  children: (data: T) => ReactNode
}) {
  if (state.data != null) return children(state.data)
  if (state.error) return <ErrorState error={state.error} onRetry={state.refetch ?? state.refresh} />
  return loading ?? <SkeletonLines />
}
