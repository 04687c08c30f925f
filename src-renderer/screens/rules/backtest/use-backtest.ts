import { useEffect, useRef, useState } from 'react'
import type { Backtest, BacktestProgress } from '../../../../src-preload/contract'
import { SightlineError } from '../../../../src-preload/errors'
import { api } from '../../../state/bridge'
import { onEvent } from '../../../state/events'

/** A draft's text, or a rule that there is. */
export type Subject = { source: string } | { ruleId: string }

type BacktestRun =
  | { state: 'idle' }
  | { state: 'running'; progress: BacktestProgress | null }
  | { state: 'done'; backtest: Backtest; of: string }
  | { state: 'failed'; error: SightlineError }

/** One run over all history at a time; left, it is stopped. */
export function useBacktest() {
  const [run, setRun] = useState<BacktestRun>({ state: 'idle' })
  const current = useRef<string | null>(null)

  const cancel = () => {
    const id = current.current
    current.current = null
    // By then it may have ended; that is no error.
    if (id) api.cancelQuery({ id }).catch(() => {})
  }
  const latest = useRef(cancel)
  latest.current = cancel
  useEffect(() => () => latest.current(), [])
  useEffect(
    () =>
      onEvent(({ event, payload }) => {
        if (event === 'backtest' && payload.backtestId === current.current)
          setRun({ state: 'running', progress: payload })
      }),
    [],
  )

  const start = async (subject: Subject, integrationId: string) => {
    cancel()
    const backtestId = crypto.randomUUID()
    current.current = backtestId
    setRun({ state: 'running', progress: null })
    const tell = (next: BacktestRun) => {
      if (current.current !== backtestId) return
      current.current = null
      setRun(next)
    }
    await api.backtestRule({ backtestId, integrationId, ...subject }).then(
      (backtest) => tell({ state: 'done', backtest, of: keyOf(subject) }),
      (error) => tell({ state: 'failed', error: SightlineError.from(error) }),
    )
  }
  return {
    run,
    start,
    cancel: () => {
      cancel()
      setRun({ state: 'idle' })
    },
  }
}

/** Tells whether a run was of this very text. */
export const keyOf = (subject: Subject) => ('source' in subject ? subject.source : subject.ruleId)
