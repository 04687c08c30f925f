import { CircleSlash, Clock, LoaderCircle, Play, SquareTerminal } from 'lucide-react'
import type { SightlineError } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { Progress } from '../../../components/progress'
import { EmptyState } from '../../../components/states'
import { runShown } from '../editor/commands'
import { usePreferences } from '../preferences'
import type { Pending, Run } from '../run/run'
import { cancel } from '../run/run-store'
import { command } from '../toolbar/keys'
import { Mistake } from './mistake'
import { duration } from './summary'
import { useElapsed } from './use-elapsed'

/** Before the first run of a tab. */
export function NothingRun({ empty }: { empty: boolean }) {
  return (
    <EmptyState
      icon={<SquareTerminal size={20} aria-hidden />}
      title={empty ? 'Ask your workspace anything' : 'Not run yet'}
      actions={
        empty ? (
          <Button onClick={() => usePreferences.setState({ side: 'library' })}>Open the library</Button>
        ) : (
          <Button kind="primary" icon={<Play size={15} aria-hidden />} onClick={runShown}>
            Run
          </Button>
        )
      }
    >
      {empty ? (
        'Write SQL above: views and columns complete as you type. Or begin with a query from the library.'
      ) : (
        <>
          <kbd className="kbd">{command}</kbd> <kbd className="kbd">Enter</kbd> runs it from the editor.
        </>
      )}
    </EmptyState>
  )
}

/** While there is nothing to see yet. A quick one is over before this would flash. */
export function RunningState({ tabId, pending }: { tabId: string; pending: Pending }) {
  const elapsed = useElapsed(pending.startedAt)
  const rows = pending.progress?.total ?? 0
  if (elapsed < 150) return <div className="result-waiting" role="status" aria-label="Running" />
  return (
    <EmptyState
      icon={<LoaderCircle size={20} className="spin" aria-hidden />}
      title={pending.asked.compare ? 'Comparing…' : 'Running…'}
      actions={<Button onClick={() => cancel(tabId)}>Cancel</Button>}
    >
      <div className="stack-s">
        <span>
          {rows > 0 ? `${rows.toLocaleString()} rows so far, ` : ''}
          {duration(elapsed)} of at most {duration(pending.asked.timeoutMs)}
        </span>
        <Progress label="Running" value={0} of={null} />
      </div>
    </EmptyState>
  )
}

/** It failed before there was a row; or was told to stop. */
export function FailedState({ run, onRetry }: { run: Run; onRetry(): void }) {
  const error = run.failure?.error
  if (!error) return null
  if (error.mistake) return <Mistake run={run} />
  const Icon = iconOf(error)
  const stopped = error.code === 'cancelled'
  return (
    <div className="state" role={stopped ? 'status' : 'alert'}>
      <span className={stopped ? 'state-icon' : 'state-icon tone-critical'}>
        <Icon size={20} aria-hidden />
      </span>
      <h2>{stopped ? 'Cancelled' : error.message}</h2>
      <div>{stopped ? 'It was stopped before its first row.' : error.hint}</div>
      <div className="state-actions">
        <Button onClick={onRetry}>Run again</Button>
        {error.code === 'too-slow' && (
          <Button
            icon={<Clock size={15} aria-hidden />}
            onClick={() => {
              usePreferences.setState({ timeoutMs: 600_000 })
              onRetry()
            }}
          >
            Give it 10 minutes
          </Button>
        )}
      </div>
    </div>
  )
}

function iconOf({ code }: SightlineError) {
  return code === 'too-slow' ? Clock : CircleSlash
}
