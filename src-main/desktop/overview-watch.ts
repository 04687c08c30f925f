import type { Api, Overview } from '../../src-preload/contract'

/**
 * Tells `listener` the overview now and whenever something happened since, at most every `pauseMs`: a poll has
 * many events a second. The returned function stops it.
 */
export function watchOverview(
  api: Pick<Api, 'overview' | 'onEvent'>,
  listener: (overview: Overview) => void,
  pauseMs = 500,
): () => void {
  let stopped = false
  let asking = false
  let askAgain = false

  async function ask() {
    if (asking || stopped) {
      askAgain = true
      return
    }
    asking = true
    askAgain = false
    try {
      const overview = await api.overview()
      if (!stopped) listener(overview)
    } catch {
      // The engine is gone for a moment; `restarted` will be heard when it is back.
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    asking = false
    if (askAgain) ask()
  }

  const stopListening = api.onEvent(() => ask())
  ask()
  return () => {
    stopped = true
    stopListening()
  }
}
