import { useCallback, useEffect, useRef, useState } from 'react'
import type { Cell } from '../../../../src-preload/contract'
import { SightlineError } from '../../../../src-preload/errors'
import { api } from '../../../state/bridge'
import type { Shown } from '../run/run'

/** Rows that are read at once, and forgotten at once. */
const windowSize = 200
/** So many rows beyond the screen are read as well: who scrolls steadily sees no gap. */
const ahead = 120
/** Windows kept on either side of the screen. */
const margin = 1

export interface ResultRows {
  /** A row, if it is at hand. */
  at(index: number): Cell[] | undefined
  /** Says what is on the screen: reads what is missing of it, and forgets what is far from it. */
  show(first: number, last: number): void
  /** Why rows can't be read. */
  error: SightlineError | null
}

/** Windows onto the rows of an open result: however long it is, a few hundred rows are held. */
export function useResultRows(shown: Shown): ResultRows {
  const { resultId, total } = shown.progress
  const windows = useRef(new Map<number, Cell[][]>())
  const pending = useRef(new Set<number>())
  const current = useRef('')
  const screen = useRef({ first: 0, last: 0 })
  const [, redraw] = useState(0)
  const [error, setError] = useState<SightlineError | null>(null)

  if (current.current !== resultId) {
    current.current = resultId
    windows.current = new Map([[0, shown.rows.slice(0, windowSize)]])
    pending.current = new Set()
  }

  const read = useCallback(async (resultId: string, number: number) => {
    pending.current.add(number)
    const have = windows.current.get(number) ?? []
    try {
      const offset = number * windowSize + have.length
      const answer = await api.readResult({ resultId, offset, count: windowSize - have.length })
      if (current.current !== resultId) return
      pending.current.delete(number)
      windows.current.set(number, [...have, ...answer.rows])
      for (const other of windows.current.keys())
        if (!isNear(other, screen.current)) windows.current.delete(other)
      setError(null)
      if (answer.rows.length > 0) redraw((version) => version + 1)
    } catch (thrown) {
      if (current.current !== resultId) return
      pending.current.delete(number)
      setError(SightlineError.from(thrown))
    }
  }, [])

  const show = useCallback(
    (first: number, last: number) => {
      screen.current = { first, last }
      const end = Math.min(last + ahead, total - 1)
      for (let number = windowOf(Math.max(0, first - ahead)); number <= windowOf(end); number++) {
        const there = Math.min(windowSize, total - number * windowSize)
        const have = windows.current.get(number)?.length ?? 0
        if (have < there && !pending.current.has(number)) void read(resultId, number)
      }
    },
    [resultId, total, read],
  )

  // Another result's trouble is none of this one's.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => setError(null), [resultId])

  return {
    at: (index) => windows.current.get(windowOf(index))?.[index % windowSize],
    show,
    error,
  }
}

const windowOf = (index: number) => Math.floor(index / windowSize)
const isNear = (number: number, { first, last }: { first: number; last: number }) =>
  number >= windowOf(first) - margin && number <= windowOf(last) + margin
