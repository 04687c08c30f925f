import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import { useSearchParams } from 'wouter'
import type { AccessGrant, AccessSummary, InputOf, Instant } from '../../../../src-preload/contract'
import { accessKinds } from '../../../components/access-kinds'
import { Badge } from '../../../components/badge'
import { Page, PageHeader } from '../../../components/page'
import { ResourceLink } from '../../../components/resource-link'
import { SkeletonLines } from '../../../components/skeleton'
import { ErrorState } from '../../../components/states'
import { TypeTitle } from '../../../components/type-title'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'
import { AccessLists } from './access-lists'
import { AsOf } from './as-of'
import { GrantDetail } from './grant-detail'
import { expectedHeight } from './graph/height'
import { SubjectFindings } from './subject-findings'
import { inWords } from './summary'

// The graph's libraries are as large as all the rest.
const AccessGraphPane = lazy(() => import('./graph/access-graph'))

const crumbs = [
  {
    get title() {
      return t('access.subject.access')
    },
    to: '/access',
  },
]

/** The answer for one person, group or resource: as a table with the way each grant came, and drawn. */
export function SubjectScreen(key: { integrationId: string; type: string; id: string }) {
  const [asOf, setAsOf] = useState<Instant>()
  const [parameters] = useSearchParams()
  const through = parameters.get('through')
  // An empty one is what was given directly.
  const asked = { ...key, asOf, ...(through === null ? {} : { through: through || null }) }
  const summary = useCall('describeAccess', asked, ['pollEnded'])
  const moment = <AsOf at={asOf} onChange={setAsOf} />
  // By another way it is the same answer, narrowed: what it was stands until that is known.
  const last = useRef<{ asOf: Instant | undefined; summary: AccessSummary }>(undefined)
  if (summary.data) last.current = { asOf, summary: summary.data }
  const told = summary.error || last.current?.asOf !== asOf ? summary.data : last.current?.summary
  if (told)
    return (
      <Page wide fill>
        <Answer key={asOf ?? 'now'} asked={asked} summary={told} moment={moment} />
      </Page>
    )
  return (
    <Page wide fill>
      <PageHeader title={t('access.subject.access')} crumbs={crumbs} actions={moment} />
      {summary.error ? (
        <ErrorState error={summary.error} onRetry={summary.refetch} />
      ) : (
        <SkeletonLines lines={8} />
      )}
    </Page>
  )
}

/** What is asked of access. */
type Asked = InputOf<'describeAccess'>

function Answer({ asked, summary, moment }: { asked: Asked; summary: AccessSummary; moment: ReactNode }) {
  const [chosen, setChosen] = useState<AccessGrant | null>(null)
  const { integrationId, type, id, name, kind } = summary
  const { icon: Icon, question } = accessKinds[kind]
  const expected = expectedHeight(summary)
  return (
    <>
      <PageHeader
        title={name}
        crumbs={crumbs}
        badges={
          <Badge icon={<Icon size={13} aria-hidden />}>
            <TypeTitle type={type} form="singular" />
          </Badge>
        }
        description={inWords(summary)}
        actions={
          <>
            {moment}
            <ResourceLink className="button" integrationId={integrationId} type={type} id={id}>
              {t('access.subject.openResource')}
            </ResourceLink>
          </>
        }
      />
      {asked.asOf === undefined && (kind === 'person' || kind === 'group') && (
        <SubjectFindings {...{ integrationId, type, id }} />
      )}
      <section className="access-graph" aria-label={t('access.subject.drawn')}>
        <Suspense
          fallback={
            <div style={{ height: expected }}>
              <SkeletonLines lines={4} />
            </div>
          }
        >
          <AccessGraphPane asked={asked} expected={expected} />
        </Suspense>
      </section>
      <div className="access-answer" data-detail={chosen !== null}>
        <AccessLists
          asked={asked}
          summary={summary}
          question={question}
          chosen={chosen}
          onChoose={setChosen}
        />
        {chosen && (
          <GrantDetail
            summary={summary}
            grant={chosen}
            past={asked.asOf !== undefined}
            onClose={() => setChosen(null)}
          />
        )}
      </div>
    </>
  )
}
