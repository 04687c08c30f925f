/**
 * Runs one at a time: asked again during a run, it runs exactly once more after it. So a burst of events
 * costs two calls, and an older answer never overwrites a newer one.
 */
export function coalesce(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null
  let again: Promise<void> | null = null

  function start(): Promise<void> {
    running = run().finally(() => {
      running = null
    })
    return running
  }
  return () => {
    if (!running) return start()
    again ??= running.then(() => {
      again = null
      return start()
    })
    return again
  }
}
