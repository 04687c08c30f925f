import { useState } from 'react'
import type { ChannelTest, InputOf } from '../../../../src-preload/contract'
import { SightlineError } from '../../../../src-preload/errors'
import { api } from '../../../state/bridge'

interface Outcome {
  test: ChannelTest | null
  error: SightlineError | null
}

/** Tries a channel on demand. What came of it counts for exactly what was tried: another input has none. */
export function useChannelTest(input: InputOf<'testChannel'>): {
  outcome: Outcome | null
  busy: boolean
  run(): Promise<void>
} {
  const key = JSON.stringify(input)
  const [known, setKnown] = useState<{ of: string; outcome: Outcome | null } | null>(null)
  const current = known?.of === key ? known : null
  return {
    outcome: current?.outcome ?? null,
    busy: current !== null && current.outcome === null,
    async run() {
      // Something else may be tried by the time there is an answer: that is nobody's then.
      const conclude = (outcome: Outcome) => setKnown((now) => (now?.of === key ? { of: key, outcome } : now))
      setKnown({ of: key, outcome: null })
      try {
        conclude({ test: await api.testChannel(input), error: null })
      } catch (error) {
        conclude({ test: null, error: SightlineError.from(error) })
      }
    },
  }
}
