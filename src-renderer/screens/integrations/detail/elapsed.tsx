import { useEffect, useState } from 'react'
import type { Instant } from '../../../../src-preload/contract'
import { formatDuration } from '../../../texts/format'

/** How long something took, or has been taking: that one moves on by itself. */
export function Elapsed({ since, until = null }: { since: Instant; until?: Instant | null }) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (until !== null) return
    const timer = setInterval(() => setNow(Date.now()), 200)
    return () => clearInterval(timer)
  }, [until])
  const end = until === null ? now : Date.parse(until)
  return <span className="nowrap">{formatDuration(end - Date.parse(since))}</span>
}
