import { useEffect } from 'react'
import { SightlineError } from '../../../src-preload/errors'
import { api } from '../../state/bridge'
import { navigate, useHashLocation } from '../../state/location'
import { toastError } from '../../state/toasts'
import { runTab } from './run/run-tab'
import { openQuery } from './saved/open-query'
import { openTab } from './tabs/tab-store'

/**
 * `/query?saved=ID` opens a saved query and `/query?sql=…` (with `name`, if any) a text, in a tab; with `run` it runs
 * as well; with `since`, what differs between then and now. The route then goes back to plain `/query`: going back and forth opens nothing twice.
 */
export function useDeepLink(): void {
  const search = useHashLocation.searchHook()
  useEffect(() => {
    const wish = new URLSearchParams(search)
    const saved = wish.get('saved')
    const sql = wish.get('sql')
    if (saved === null && sql === null) return
    navigate('/query', { replace: true })
    const opened =
      saved === null
        ? Promise.resolve(
            openTab({ sql: sql ?? '', ...named(wish.get('name')), ...since(wish.get('since')) }).id,
          )
        : api.getQuery({ queryId: saved }).then(openQuery)
    opened.then(
      (tabId) => wish.has('run') && runTab(tabId),
      (error) => toastError(SightlineError.from(error)),
    )
  }, [search])
}

const since = (from: string | null) => (from ? { time: { kind: 'compare' as const, from, to: null } } : {})

const named = (name: string | null) => (name ? { name } : {})
