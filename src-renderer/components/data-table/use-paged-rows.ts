import { useCallback, useEffect, useRef, useState } from 'react'
import type { Page } from '../../../src-preload/contract'
import { SightlineError } from '../../../src-preload/errors'

export const pageSize = 100
/** Pages kept on either side of what is on the screen; the others are forgotten. */
const margin = 1

interface Rows<R> {
  total: number | null
  pages: ReadonlyMap<number, R[]>
  error: SightlineError | null
}

interface PagedRows<R> {
  /** Null until the first page is there. */
  total: number | null
  error: SightlineError | null
  /** The row at an index of the whole list, if it is loaded. */
  at(index: number): R | undefined
  /** Says what is on the screen: loads what is missing of it and forgets what is far from it. */
  show(first: number, last: number): void
  /** Loads what is on the screen again. */
  reload(): void
}

/**
 * A long list of which only the pages around the screen are held. `queryKey` names what is listed: another
 * one starts over. `version` tells that the same list may have changed: it is loaded again in place.
 */
export function usePagedRows<R>(
  loadPage: (offset: number, limit: number) => Promise<Page<R>>,
  queryKey: string,
  version: unknown,
): PagedRows<R> {
  const [rows, setRows] = useState<Rows<R> & { key: string }>(() => nothing(queryKey))
  const load = useRef(loadPage)
  load.current = loadPage
  const wanted = useRef({ first: 0, last: 0 })
  const pending = useRef(new Map<number, symbol>())
  const loaded = useRef<ReadonlyMap<number, R[]>>(new Map())
  const key = useRef(queryKey)

  const fetchPage = useCallback(async (page: number) => {
    const request = Symbol()
    const asked = key.current
    pending.current.set(page, request)
    const current = () => key.current === asked && pending.current.get(page) === request
    try {
      const answer = await load.current(page * pageSize, pageSize)
      if (!current()) return
      pending.current.delete(page)
      const pages = new Map(
        [...loaded.current].filter(([other]) => isNear(other, wanted.current)).concat([[page, answer.rows]]),
      )
      loaded.current = pages
      setRows({ key: asked, total: answer.total, pages, error: null })
    } catch (error) {
      if (!current()) return
      pending.current.delete(page)
      setRows((before) => ({
        ...(before.key === asked ? before : nothing<R>(asked)),
        error: SightlineError.from(error),
      }))
    }
  }, [])

  const show = useCallback(
    (first: number, last: number) => {
      wanted.current = { first, last }
      for (let page = pageOf(first); page <= pageOf(last); page++)
        if (!loaded.current.has(page) && !pending.current.has(page)) void fetchPage(page)
    },
    [fetchPage],
  )
  const reload = useCallback(() => {
    const { first, last } = wanted.current
    for (let page = pageOf(first); page <= pageOf(last); page++) void fetchPage(page)
    // The others would be of another time.
    loaded.current = new Map([...loaded.current].filter(([page]) => isShown(page, wanted.current)))
  }, [fetchPage])

  useEffect(() => {
    key.current = queryKey
    pending.current.clear()
    loaded.current = new Map()
    wanted.current = { first: 0, last: 0 }
    void fetchPage(0)
  }, [queryKey, fetchPage])

  const lastVersion = useRef(version)
  useEffect(() => {
    if (lastVersion.current === version) return
    lastVersion.current = version
    reload()
  }, [version, reload])

  // The state of another query must not be seen under this one, not even for one frame.
  const shown = rows.key === queryKey ? rows : nothing<R>(queryKey)
  return {
    total: shown.total,
    error: shown.error,
    at: (index) => shown.pages.get(pageOf(index))?.[index % pageSize],
    show,
    reload,
  }
}

function nothing<R>(key: string): Rows<R> & { key: string } {
  return { key, total: null, pages: new Map(), error: null }
}

const pageOf = (index: number) => Math.floor(index / pageSize)
const isShown = (page: number, { first, last }: { first: number; last: number }) =>
  page >= pageOf(first) && page <= pageOf(last)
const isNear = (page: number, { first, last }: { first: number; last: number }) =>
  page >= pageOf(first) - margin && page <= pageOf(last) + margin
