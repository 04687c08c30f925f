import { History, Play } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../../components/button'
import { Progress } from '../../../components/progress'
import { Select } from '../../../components/select'
import { Skeleton } from '../../../components/skeleton'
import { EmptyState, ErrorState } from '../../../components/states'
import { useIntegrations } from '../../../state/integrations'
import { BacktestResult } from './backtest-result'
import { keyOf, type Subject, useBacktest } from './use-backtest'

// The chart's library is as large as all the rest.
const BacktestChart = lazy(() => import('./backtest-chart'))

/** Runs a rule over the history of one integration. `subject` is null while its text has problems. */
export function BacktestPane({ subject }: { subject: Subject | null }) {
  const integrations = useIntegrations((state) => state.data) ?? []
  const [chosen, setChosen] = useState<string>()
  const integration = integrations.find(({ id }) => id === chosen) ?? integrations[0]
  const { run, start, cancel } = useBacktest()
  const begin = () => subject && integration && void start(subject, integration.id)
  if (!integration)
    return (
      <EmptyState title="There is no history yet">
        Add an integration: from its first poll on, rules can be tried on what was.
      </EmptyState>
    )
  return (
    <div className="stack backtest">
      <div className="row-wrap">
        {integrations.length > 1 && (
          <Select
            label="Integration"
            value={integration.id}
            options={integrations.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setChosen}
          />
        )}
        {run.state === 'running' ? (
          <Button onClick={cancel}>Cancel</Button>
        ) : (
          <Button
            kind="primary"
            icon={<Play size={14} aria-hidden />}
            disabled={subject === null}
            onClick={begin}
          >
            {run.state === 'done' ? 'Run again' : 'Run the backtest'}
          </Button>
        )}
        {run.state === 'done' && subject && run.of !== keyOf(subject) && (
          <span className="small soft">The rule was changed since.</span>
        )}
      </div>
      {run.state === 'idle' && (
        <EmptyState
          icon={<History size={20} aria-hidden />}
          title={subject ? 'When would it have fired?' : 'Correct the rule first'}
        >
          The rule is asked at every moment at which something that it needs was recorded, in{' '}
          {integration.name}. Nothing is kept, and nobody is alerted.
        </EmptyState>
      )}
      {run.state === 'running' && <Running progress={run.progress} />}
      {run.state === 'failed' && <ErrorState error={run.error} onRetry={begin} />}
      {run.state === 'done' && (
        <BacktestResult
          backtest={run.backtest}
          chart={
            <Suspense fallback={<Skeleton width="100%" />}>
              <BacktestChart backtest={run.backtest} />
            </Suspense>
          }
        />
      )}
    </div>
  )
}

function Running({ progress }: { progress: { done: number; total: number } | null }) {
  return (
    <div className="stack-s">
      <Progress label="Backtest" value={progress?.done ?? 0} of={progress?.total ?? null} />
      <p className="small soft">
        {progress
          ? `Moment ${progress.done.toLocaleString()} of ${progress.total.toLocaleString()}`
          : 'Looking for the moments at which something changed…'}
      </p>
    </div>
  )
}
