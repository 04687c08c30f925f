import { History, Play } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../../components/button'
import { Progress } from '../../../components/progress'
import { Select } from '../../../components/select'
import { Skeleton } from '../../../components/skeleton'
import { EmptyState, ErrorState } from '../../../components/states'
import { useIntegrations } from '../../../state/integrations'
import { t } from '../../../texts'
import { BacktestResult } from './backtest-result'
import { keyOf, type Subject, useBacktest } from './use-backtest'

// The chart's library is as large as all the rest.
const BacktestChart = lazy(() => import('./backtest-chart'))

/** Runs a rule over the history of one integration that it applies to. `subject` is null while its text has problems. */
export function BacktestPane({
  subject,
  appliesTo,
}: {
  subject: Subject | null
  /** Ids of integrations; undefined while they aren't known. */
  appliesTo: string[] | undefined
}) {
  const all = useIntegrations((state) => state.data) ?? []
  const integrations = appliesTo ? all.filter(({ id }) => appliesTo.includes(id)) : all
  const [chosen, setChosen] = useState<string>()
  const integration = integrations.find(({ id }) => id === chosen) ?? integrations[0]
  const { run, start, cancel } = useBacktest()
  const begin = () => subject && integration && void start(subject, integration.id)
  if (!integration)
    return (
      <EmptyState title={t('rules.backtestPane.thereIsNoHistoryYet')}>
        {t('rules.backtestPane.addAnIntegrationFromIts')}
      </EmptyState>
    )
  return (
    <div className="stack backtest">
      <div className="row-wrap">
        {integrations.length > 1 && (
          <Select
            label={t('common.integration')}
            value={integration.id}
            options={integrations.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setChosen}
          />
        )}
        {run.state === 'running' ? (
          <Button onClick={cancel}>{t('common.cancel')}</Button>
        ) : (
          <Button
            kind="primary"
            icon={<Play size={14} aria-hidden />}
            disabled={subject === null}
            onClick={begin}
          >
            {run.state === 'done' ? t('rules.backtestPane.runAgain') : t('rules.backtestPane.runTheBacktest')}
          </Button>
        )}
        {run.state === 'done' && subject && run.of !== keyOf(subject) && (
          <span className="small soft">{t('rules.backtestPane.theRuleWasChangedSince')}</span>
        )}
      </div>
      {run.state === 'idle' && (
        <EmptyState
          icon={<History size={20} aria-hidden />}
          title={
            subject
              ? t('rules.backtestPane.whenWouldItHaveFired')
              : t('rules.backtestPane.correctTheRuleFirst')
          }
        >
          {t('rules.backtestPane.theRuleIsAskedAt', { name: integration.name })}
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
      <Progress
        label={t('rules.backtestPane.backtest')}
        value={progress?.done ?? 0}
        of={progress?.total ?? null}
      />
      <p className="small soft">
        {progress
          ? t('rules.backtestPane.momentOf', { done: progress.done, total: progress.total })
          : t('rules.backtestPane.lookingForTheMomentsAt')}
      </p>
    </div>
  )
}
