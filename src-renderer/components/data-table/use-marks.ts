import { useEffect, useRef, useState } from 'react'
import { SightlineError } from '../../../src-preload/errors'
import { toastError } from '../../state/toasts'

/** As many as can be marked at once. */
const most = 5000
const pageSize = 500

interface Identified {
  id: number
}

export interface Marks<R extends Identified> {
  ids: ReadonlySet<number>
  isMarked(row: R): boolean
  onMark(from: number, to: number, rows: (R | undefined)[]): void
  onToggle(row: R): void
  clear(): void
  /** Only those: what was marked meanwhile stays so. */
  drop(ids: number[]): void
}

/** What is marked in the list that `queryKey` names. Rows that aren’t loaded are asked for. */
export function useMarks<R extends Identified>(
  load: (offset: number, limit: number) => Promise<R[]>,
  queryKey: string,
): Marks<R> {
  const [ids, setIds] = useState<ReadonlySet<number>>(new Set())
  const latest = useRef(0)
  const onMark: Marks<R>['onMark'] = async (from, to, rows) => {
    const turn = ++latest.current
    const last = Math.min(to, from + most - 1)
    try {
      const loaded = rows.slice(0, last - from + 1).filter((row) => row !== undefined)
      const marked = loaded.length > last - from ? loaded : await loadBetween(load, from, last)
      if (latest.current === turn) setIds(new Set(marked.map(({ id }) => id)))
    } catch (error) {
      toastError(SightlineError.from(error))
    }
  }
  const onToggle = ({ id }: R) => {
    latest.current++
    setIds((before) =>
      before.has(id) ? new Set([...before].filter((other) => other !== id)) : new Set([...before, id]),
    )
  }
  const clear = () => {
    latest.current++
    setIds(new Set())
  }
  const drop = (gone: number[]) => {
    const dropped = new Set(gone)
    setIds((before) => new Set([...before].filter((id) => !dropped.has(id))))
  }
  // Of another list, nothing is marked yet.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key alone says which list it is
  useEffect(clear, [queryKey])
  return { ids, isMarked: ({ id }) => ids.has(id), onMark, onToggle, clear, drop }
}

async function loadBetween<R>(
  load: (offset: number, limit: number) => Promise<R[]>,
  from: number,
  to: number,
): Promise<R[]> {
  const rows: R[] = []
  for (let offset = from; offset <= to; offset += pageSize)
    rows.push(...(await load(offset, Math.min(pageSize, to - offset + 1))))
  return rows
}
