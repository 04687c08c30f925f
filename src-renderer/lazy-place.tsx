import { type ComponentType, lazy, Suspense, useState } from 'react'
import { PageSkeleton } from './components/skeleton'

type Module = { default: ComponentType }

export interface LazyPlace {
  Place: ComponentType
  /** Fetches its code, so that going there takes no longer than drawing it. */
  prefetch(): void
}

/** A part of the app whose code comes when it is first gone to, or a moment before. */
export function lazyPlace(load: () => Promise<Module>): LazyPlace {
  let loaded: ComponentType | undefined
  let loading: Promise<Module> | undefined
  const fetch = () => {
    loading ??= load().then((module) => {
      loaded = module.default
      return module
    })
    return loading
  }
  const Later = lazy(fetch)
  function Place() {
    // What is there already needs no fallback, not even for a moment.
    const [Content] = useState(() => loaded ?? Later)
    return (
      <Suspense fallback={<PageSkeleton />}>
        <Content />
      </Suspense>
    )
  }
  return { Place, prefetch: () => void fetch().catch(() => undefined) }
}
