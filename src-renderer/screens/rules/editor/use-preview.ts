import { useEffect, useState } from 'react'
import type { RulePreview } from '../../../../src-preload/contract'
import { SightlineError } from '../../../../src-preload/errors'
import { api } from '../../../state/bridge'
import { onOccasion } from '../../../state/events'

export interface Preview {
  /** The last answer; stays while the next one is computed. */
  found: RulePreview[] | null
  error: SightlineError | null
  busy: boolean
}

/** What a text would find now, as it changes and after each poll. A run that is no longer wanted is stopped. */
export function usePreview(source: string | null): Preview {
  const [preview, setPreview] = useState<Preview>({ found: null, error: null, busy: false })
  const [round, setRound] = useState(0)
  useEffect(() => onOccasion(['pollEnded'], () => setRound((before) => before + 1)), [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a round is the same text, asked again
  useEffect(() => {
    if (source === null) return
    let current = true
    const previewId = crypto.randomUUID()
    setPreview((before) => ({ ...before, busy: true }))
    api.previewRule({ source, previewId }).then(
      (found) => current && setPreview({ found, error: null, busy: false }),
      (error) => current && setPreview({ found: null, error: SightlineError.from(error), busy: false }),
    )
    return () => {
      current = false
      // By then it may have ended; that is no error.
      api.cancelQuery({ id: previewId }).catch(() => {})
    }
  }, [source, round])
  return preview
}
