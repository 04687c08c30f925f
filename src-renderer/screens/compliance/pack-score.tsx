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
      <Card title="Score">
        <div className="stack">
          <p className="pack-score-large">{standing.score === null ? '–' : percent(standing.score)}</p>
          <p className="small soft">
            {standing.score === null
              ? 'There is none before a control has passed or failed.'
              : `Of the ${standing.passed + standing.failed} controls that are known, ${standing.passed} passed.`}
            {pack.integrations.length > 1 && ' Each control counts in each integration.'}
          </p>
          <StandingBar standing={standing} />
        </div>
      </Card>
      <Card
        title="Score over time"
        actions={
          <Button
            size="small"
            kind="ghost"
            icon={asTable ? <ChartLine size={14} aria-hidden /> : <Table2 size={14} aria-hidden />}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? 'Show as a chart' : 'Show as a table'}
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
          <figure className="pack-chart" aria-label="Score over time; it can be shown as a table">
            <Suspense fallback={<SkeletonLines lines={3} />}>
              <StepChart
                name="Score"
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
  { id: 'at', title: 'Since', width: 192, cell: ({ at }) => absoluteTime(at) },
  {
    id: 'score',
    title: 'Score',
    width: 64,
    end: true,
    cell: ({ score }) => (score === null ? '–' : percent(score)),
  },
  { id: 'passed', title: 'Passed', width: 72, end: true, cell: ({ passed }) => passed },
  { id: 'failed', title: 'Failed', width: 68, end: true, cell: ({ failed }) => failed },
  {
    id: 'notEvaluated',
    title: 'Not evaluated',
    width: 118,
    end: true,
    cell: ({ notEvaluated }) => notEvaluated,
  },
  { id: 'notAttested', title: 'Not attested', width: 112, end: true, cell: ({ notAttested }) => notAttested },
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
      label="Scores"
      columns={columns}
      rowId={({ at }) => at}
      loadPage={(offset, limit) => api.listComplianceScores({ packId, integrationId, offset, limit })}
      queryKey={`${packId} ${integrationId}`}
      version={version}
      empty={<NoSteps />}
      describeTotal={(total) => `${total.toLocaleString()} ${total === 1 ? 'score' : 'scores'}`}
    />
  )
}

function NoSteps() {
  return (
    <EmptyState title="There is no score yet">It is recorded after each poll that changed it.</EmptyState>
  )
}
