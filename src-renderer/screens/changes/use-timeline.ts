import { useCallback, useEffect, useRef, useState } from 'react'
import type { ChangeGroup, InputOf } from '../../../src-preload/contract'
import { SightlineError } from '../../../src-preload/errors'
import { api } from '../../state/bridge'

export interface TimelinePage {
  /** Null: far from what is on the screen, and forgotten; it is asked for again when it comes near. */
  groups: ChangeGroup[] | null
  next: string | null
}

export interface LoadedTimeline {
  pages: TimelinePage[]
  /** All of it is there. */
  done: boolean
  error: SightlineError | null
  /** Says which pages are on the screen, or which of them is wanted next. */
  show(first: number, last: number): void
  retry(): void
}

const keptAround = 2

/** A timeline of which only the pages around the screen are held. Another `key` starts over; so does another `version`. */
export function useTimeline(asked: InputOf<'listTimeline'>, version: number): LoadedTimeline {
  const key = `${JSON.stringify(asked)} ${version}`
  const [state, setState] = useState<{ key: string; pages: TimelinePage[]; error: SightlineError | null }>()
  const current = useRef({ key, asked, pages: [] as TimelinePage[], loading: new Set<number>() })

  const load = useCallback(async (page: number) => {
    const now = current.current
    const before = page === 0 ? undefined : now.pages[page - 1]?.next
    if (now.loading.has(page) || before === null) return
    now.loading.add(page)
    try {
      const answer = await api.listTimeline({ ...now.asked, ...(before ? { before } : {}) })
      if (current.current !== now) return
      now.pages = now.pages.toSpliced(page, 1, { groups: answer.groups, next: answer.next })
      setState({ key: now.key, pages: now.pages, error: null })
    } catch (error) {
      if (current.current === now)
        setState({ key: now.key, pages: now.pages, error: SightlineError.from(error) })
    } finally {
      now.loading.delete(page)
    }
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what is asked
  useEffect(() => {
    current.current = { key, asked, pages: [], loading: new Set() }
    void load(0)
  }, [key, load])

  const show = useCallback(
    (first: number, last: number) => {
      const now = current.current
      const near = (page: number) => page >= first - keptAround && page <= last + keptAround
      if (now.pages.some(({ groups }, page) => groups !== null && !near(page))) {
        now.pages = now.pages.map((page, index) => (near(index) ? page : { ...page, groups: null }))
        setState({ key: now.key, pages: now.pages, error: null })
      }
      for (let page = Math.max(0, first); page <= last; page++)
        if (page <= now.pages.length && !now.pages[page]?.groups) void load(page)
    },
    [load],
  )
  const fresh = state?.key === key ? state : undefined
  const pages = fresh?.pages ?? []
  return {
    pages,
    done: pages.length > 0 && pages.at(-1)?.next === null,
    error: fresh?.error ?? null,
    show,
    retry: () =>
      void load(
        current.current.pages.findIndex(({ groups }) => groups === null) < 0
          ? current.current.pages.length
          : 0,
      ),
  }
}
