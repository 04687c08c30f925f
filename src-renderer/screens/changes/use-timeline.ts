import { useCallback, useEffect, useRef, useState } from 'react'
import type { ChangeGroup, InputOf } from '../../../src-preload/contract'
import { SightlineError } from '../../../src-preload/errors'
import { api } from '../../state/bridge'

interface TimelinePage {
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
  const [state, setState] = useState<ReturnType<typeof shown>>()
  const current = useRef(nothing(key, asked))

  const load = useCallback(async (page: number) => {
    const now = current.current
    const before = page === 0 ? undefined : now.pages[page - 1]?.next
    if (now.loading.has(page) || before === null) return
    now.loading.add(page)
    try {
      const answer = await api.listTimeline({ ...now.asked, ...(before ? { before } : {}) })
      if (current.current !== now) return
      now.pages = now.pages.toSpliced(page, 1, { groups: answer.groups, next: answer.next })
      now.failed.delete(page)
      setState(shown(now))
    } catch (error) {
      if (current.current !== now) return
      now.failed.set(page, SightlineError.from(error))
      setState(shown(now))
    } finally {
      now.loading.delete(page)
    }
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what is asked
  useEffect(() => {
    current.current = nothing(key, asked)
    void load(0)
  }, [key, load])

  const show = useCallback(
    (first: number, last: number) => {
      const now = current.current
      const near = (page: number) => page >= first - keptAround && page <= last + keptAround
      if (now.pages.some(({ groups }, page) => groups !== null && !near(page))) {
        now.pages = now.pages.map((page, index) => (near(index) ? page : { ...page, groups: null }))
        for (const page of now.failed.keys()) if (!near(page)) now.failed.delete(page)
        setState(shown(now))
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
    retry: () => {
      for (const page of current.current.failed.keys()) void load(page)
    },
  }
}

interface Loading {
  key: string
  asked: InputOf<'listTimeline'>
  pages: TimelinePage[]
  loading: Set<number>
  failed: Map<number, SightlineError>
}

const nothing = (key: string, asked: InputOf<'listTimeline'>): Loading => ({
  key,
  asked,
  pages: [],
  loading: new Set(),
  failed: new Map(),
})

const shown = ({ key, pages, failed }: Loading) => ({
  key,
  pages,
  error: failed.values().next().value ?? null,
})
