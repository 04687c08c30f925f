import { ChartLine, Table2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { CompliancePack, ComplianceScoreStep } from '../../../src-preload/contract'
import { Button } from '../../components/button'
import { Card } from '../../components/card'
import type { DataColumn } from '../../components/data-table/columns'
import { DataTable } from '../../components/data-table/data-table'
import { QueryView } from '../../components/query-view'
import { absoluteTime } from '../../components/relative-time'
import { SkeletonLines } from '../../components/skeleton'
import { EmptyState } from '../../components/states'
import { api } from '../../state/bridge'
import { useCall } from '../../state/use-call'
import { t } from '../../texts'
import { occasions } from './occasions'
import { percent } from './percent'
import { StandingBar } from './standing-bar'

// With a library for charts, it comes when it is first wanted.
const StepChart = lazy(() => import('../../components/charts/step-chart'))

/** The latest steps are drawn; the table has them all. */
const mostSteps = 500

/** The score now, and how it came about: as a chart, or as a table. */
export function PackScore({ pack, integrationId }: { pack: CompliancePack; integrationId?: string }) {
  const [asTable, setAsTable] = useState(false)
  const { id: packId, standing } = pack
  return (
    <div className="pack-head">
      <Card title={t('compliance.packScore.score')}>
        <div className="stack">
          <p className="pack-score-large">{standing.score === null ? '–' : percent(standing.score)}</p>
          <p className="small soft">
            {standing.score === null
              ? t('compliance.packScore.thereIsNoneBeforeA')
              : t('compliance.packScore.ofTheControlsThatAre', {
                  known: standing.passed + standing.failed,
                  passed: standing.passed,
                })}
            {pack.integrations.length > 1 && ` ${t('compliance.packScore.inEach')}`}
          </p>
          <StandingBar standing={standing} />
        </div>
      </Card>
      <Card
        title={t('compliance.packScore.scoreOverTime')}
        actions={
          <Button
            size="small"
            kind="ghost"
            icon={asTable ? <ChartLine size={14} aria-hidden /> : <Table2 size={14} aria-hidden />}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? t('compliance.packScore.showAsAChart') : t('compliance.packScore.showAsATable')}
          </Button>
        }
        flush
      >
        <div className="pack-history">
          {asTable ? (
            <StepTable packId={packId} integrationId={integrationId} version={pack} />
          ) : (
            <Chart packId={packId} integrationId={integrationId} />
          )}
        </div>
      </Card>
    </div>
  )
}

function Chart({ packId, integrationId }: { packId: string; integrationId?: string }) {
  const steps = useCall('listComplianceScores', { packId, integrationId, limit: mostSteps }, occasions)
  return (
    <QueryView state={steps}>
      {({ rows }) => {
        const oldest = rows.at(-1)
        if (!oldest) return <NoSteps />
        return (
          <figure className="pack-chart" aria-label={t('compliance.packScore.scoreOverTimeItCan')}>
            <Suspense fallback={<SkeletonLines lines={3} />}>
              <StepChart
                name={t('compliance.packScore.score')}
                steps={rows.toReversed().map(({ at, score }) => ({ at, value: score }))}
                from={oldest.at}
                to={new Date().toISOString()}
                highest={1}
                write={percent}
              />
            </Suspense>
          </figure>
        )
      }}
    </QueryView>
  )
}

const columns: DataColumn<ComplianceScoreStep>[] = [
  {
    id: 'at',
    get title() {
      return t('compliance.packScore.since')
    },
    width: 192,
    cell: ({ at }) => absoluteTime(at),
  },
  {
    id: 'score',
    get title() {
      return t('compliance.packScore.score')
    },
    width: 64,
    end: true,
    cell: ({ score }) => (score === null ? '–' : percent(score)),
  },
  {
    id: 'passed',
    get title() {
      return t('common.passed')
    },
    width: 72,
    end: true,
    cell: ({ passed }) => passed,
  },
  {
    id: 'failed',
    get title() {
      return t('common.failed')
    },
    width: 68,
    end: true,
    cell: ({ failed }) => failed,
  },
  {
    id: 'notEvaluated',
    get title() {
      return t('common.notEvaluated')
    },
    width: 118,
    end: true,
    cell: ({ notEvaluated }) => notEvaluated,
  },
  {
    id: 'notAttested',
    get title() {
      return t('compliance.packScore.notAttested')
    },
    width: 112,
    end: true,
    cell: ({ notAttested }) => notAttested,
  },
]

function StepTable({
  packId,
  integrationId,
  version,
}: {
  packId: string
  integrationId?: string
  version: unknown
}) {
  return (
    <DataTable
      label={t('compliance.packScore.scores')}
      columns={columns}
      rowId={({ at }) => at}
      loadPage={(offset, limit) => api.listComplianceScores({ packId, integrationId, offset, limit })}
      queryKey={`${packId} ${integrationId}`}
      version={version}
      empty={<NoSteps />}
      describeTotal={(total) => t('common.counts.score', { count: total })}
    />
  )
}

function NoSteps() {
  return (
    <EmptyState title={t('compliance.packScore.thereIsNoScoreYet')}>
      {t('compliance.packScore.itIsRecordedAfterEach')}
    </EmptyState>
  )
}
