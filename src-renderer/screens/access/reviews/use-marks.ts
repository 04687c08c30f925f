import { useEffect, useRef, useState } from 'react'
import type { AccessReviewItem } from '../../../../src-preload/contract'
import { SightlineError } from '../../../../src-preload/errors'
import { toastError } from '../../../state/toasts'

/** As many as one decision may be about. */
const most = 5000
const pageSize = 500

interface Marks {
  ids: ReadonlySet<number>
  isMarked(item: AccessReviewItem): boolean
  onMark(from: number, to: number, rows: (AccessReviewItem | undefined)[]): void
  /** Only those: what was marked meanwhile stays so. */
  drop(ids: number[]): void
}

/** The items that a decision is about, of the list that `queryKey` names. Those that aren’t loaded are asked for. */
export function useMarks(
  load: (offset: number, limit: number) => Promise<AccessReviewItem[]>,
  queryKey: string,
): Marks {
  const [ids, setIds] = useState<ReadonlySet<number>>(new Set())
  const latest = useRef(0)
  const onMark: Marks['onMark'] = async (from, to, rows) => {
    const turn = ++latest.current
    const last = Math.min(to, from + most - 1)
    try {
      const marked = rows.slice(0, last - from + 1)
      const items = marked.every((row) => row !== undefined) ? marked : await loadBetween(load, from, last)
      if (latest.current === turn) setIds(new Set(items.map((item) => (item as AccessReviewItem).id)))
    } catch (error) {
      toastError(SightlineError.from(error))
    }
  }
  const clear = () => {
    latest.current++
    setIds(new Set())
  }
  // Of another list, nothing is marked yet.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key alone says which list it is
  useEffect(clear, [queryKey])
  return {
    ids,
    isMarked: ({ id }) => ids.has(id),
    onMark,
    drop: (gone) => {
      const dropped = new Set(gone)
      setIds((before) => new Set([...before].filter((id) => !dropped.has(id))))
    },
  }
}

async function loadBetween(
  load: (offset: number, limit: number) => Promise<AccessReviewItem[]>,
  from: number,
  to: number,
): Promise<AccessReviewItem[]> {
  const items: AccessReviewItem[] = []
  for (let offset = from; offset <= to; offset += pageSize)
    items.push(...(await load(offset, Math.min(pageSize, to - offset + 1))))
  return items
}
