import { useEffect, useRef, useState } from 'react'
import type { SearchHit } from '../../../src-preload/contract'
import { SightlineError } from '../../../src-preload/errors'
import { api } from '../../state/bridge'

/** Between two keys of somebody who types fast; what is asked for earlier is thrown away. */
const pause = 40

interface Answer {
  /** What was asked for; not yet what stands in the field while the next answer is on its way. */
  text: string
  hits: SearchHit[]
  error: SightlineError | null
}

const none: Answer = { text: '', hits: [], error: null }

/** Searches as somebody types. The last answer stays until the next one: the list must not flicker. */
export function useSearch(text: string, kinds?: SearchHit['kind'][]): Answer {
  const [answer, setAnswer] = useState(none)
  /** The search that is under way: where each takes a while, the next waits for it, and those between are never made. */
  const underWay = useRef(Promise.resolve())
  const wanted = text.trim()
  useEffect(() => {
    if (wanted === '') {
      setAnswer(none)
      return
    }
    let current = true
    const tell = (next: Partial<Answer>) => {
      if (current) setAnswer({ ...none, text: wanted, ...next })
    }
    const search = () =>
      api.search({ text: wanted, limit: 40, ...(kinds ? { kinds } : {}) }).then(
        (hits) => tell({ hits }),
        (error) => tell({ error: SightlineError.from(error) }),
      )
    const timer = setTimeout(() => {
      underWay.current = underWay.current.then(async () => {
        if (current) await search()
      })
    }, pause)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [wanted, kinds])
  return answer
}
