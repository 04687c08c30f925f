import { useEffect, useRef } from 'react'

/** Whoever is gone sooner has not looked. */
const aGlanceMs = 1500

/**
 * Calls `onLooked` when the screen is left by somebody who has looked at what is new on it. `newest`: the last that was
 * shown among all; null while only some are.
 */
export function useLooked(
  { newest, unseen }: { newest: number | null; unseen: number },
  onLooked: (upTo: number, unseen: number) => void,
): void {
  const leaving = useRef({ newest, unseen, onLooked })
  leaving.current = { newest: newest ?? leaving.current.newest, unseen, onLooked }
  useEffect(() => {
    const came = performance.now()
    return () => {
      const { newest: upTo, unseen, onLooked } = leaving.current
      if (upTo === null || unseen === 0 || performance.now() - came < aGlanceMs) return
      onLooked(upTo, unseen)
    }
  }, [])
}
