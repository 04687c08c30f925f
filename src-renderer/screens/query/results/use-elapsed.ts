import { useEffect, useState } from 'react'

/** Milliseconds since then, moving on while it is shown. */
export function useElapsed(startedAt: number): number {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 100)
    return () => clearInterval(timer)
  }, [])
  return Math.max(0, now - startedAt)
}
