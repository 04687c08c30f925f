import { CircleSlash, Clock, LoaderCircle, Play, SquareTerminal } from 'lucide-react'
import type { SightlineError } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { commandKey } from '../../../components/command-key'
import { Progress } from '../../../components/progress'
import { EmptyState } from '../../../components/states'
import { t } from '../../../texts'
import { formatDuration } from '../../../texts/format'
import { Rich } from '../../../texts/rich'
import { runShown } from '../editor/commands'
import { usePreferences } from '../preferences'
import type { Pending, Run } from '../run/run'
import { cancel } from '../run/run-store'
import { Mistake } from './mistake'
import { useElapsed } from './use-elapsed'

/** Before the first run of a tab. */
export function NothingRun({ empty }: { empty: boolean }) {
  return (
    <EmptyState
      icon={<SquareTerminal size={20} aria-hidden />}
      title={empty ? t('query.states.askYourWorkspaceAnything') : t('query.states.notRunYet')}
      actions={
        empty ? (
          <Button onClick={() => usePreferences.setState({ side: 'library' })}>
            {t('query.states.openTheLibrary')}
          </Button>
        ) : (
          <Button kind="primary" icon={<Play size={15} aria-hidden />} onClick={runShown}>
            {t('common.run')}
          </Button>
        )
      }
    >
      {empty ? (
        t('query.states.writeSqlAboveViewsAnd')
      ) : (
        <Rich
          text="query.states.enterRunsItFromThe"
          values={{ command: commandKey() }}
          components={{ kbd: <kbd className="kbd" /> }}
        />
      )}
    </EmptyState>
  )
}

/** While there is nothing to see yet. A quick one is over before this would flash. */
export function RunningState({ tabId, pending }: { tabId: string; pending: Pending }) {
  const elapsed = useElapsed(pending.startedAt)
  const rows = pending.progress?.total ?? 0
  const times = { elapsed: formatDuration(elapsed), most: formatDuration(pending.asked.timeoutMs) }
  if (elapsed < 150)
    return <div className="result-waiting" role="status" aria-label={t('query.states.running')} />
  return (
    <EmptyState
      icon={<LoaderCircle size={20} className="spin" aria-hidden />}
      title={pending.asked.compare ? t('query.states.comparing') : t('query.states.running2')}
      actions={<Button onClick={() => cancel(tabId)}>{t('common.cancel')}</Button>}
    >
      <div className="stack-s">
        <span>
          {rows > 0
            ? t('query.states.elapsedWithRows', { count: rows, ...times })
            : t('query.states.elapsed', times)}
        </span>
        <Progress label={t('query.states.running')} value={0} of={null} />
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
      <h2>{stopped ? t('common.cancelled') : error.message}</h2>
      <div>{stopped ? t('query.states.itWasStoppedBeforeIts') : error.hint}</div>
      <div className="state-actions">
        <Button onClick={onRetry}>{t('query.states.runAgain')}</Button>
        {error.code === 'too-slow' && (
          <Button
            icon={<Clock size={15} aria-hidden />}
            onClick={() => {
              usePreferences.setState({ timeoutMs: 600_000 })
              onRetry()
            }}
          >
            {t('query.states.giveIt10Minutes')}
          </Button>
        )}
      </div>
    </div>
  )
}

function iconOf({ code }: SightlineError) {
  return code === 'too-slow' ? Clock : CircleSlash
}
