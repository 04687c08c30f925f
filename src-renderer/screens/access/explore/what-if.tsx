import { CircleCheck, CircleMinus, CircleSlash } from 'lucide-react'
import type { AccessLoss, AccessWay, InputOf, WithoutGrant } from '../../../../src-preload/contract'
import { Badge, type Tone } from '../../../components/badge'
import { type DataColumn, variant } from '../../../components/data-table/columns'
import { DataTable } from '../../../components/data-table/data-table'
import { Dialog } from '../../../components/dialog'
import { QueryView } from '../../../components/query-view'
import { EmptyState } from '../../../components/states'
import { withinASentence } from '../../../components/within-a-sentence'
import { api } from '../../../state/bridge'
import { useTypeTitle } from '../../../state/resource-types'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'
import { personColumn, roleColumn, scopeColumn } from './grant-columns'
import { useOnScope } from './scope-text'

/** Something that might go away. */
export interface Removal {
  /** As a question. */
  title: string
  /** As a condition: “If …”. */
  what: string
  change: InputOf<'withoutGrant'>['change']
}

/** Who would lose what, and who would keep it through something else. Changes nothing. */
export function WhatIf({
  integrationId,
  removal: { what, change },
  onClose,
}: {
  integrationId: string
  removal: Removal
  onClose(): void
}) {
  const first = useCall('withoutGrant', { integrationId, change, limit: 1 }, ['pollEnded'])
  return (
    <Dialog open wide onClose={onClose} title={what} description={t('access.whatIf.nothingIsChangedThisIs')}>
      <QueryView state={first}>
        {(answer) => (
          <>
            <Comes answer={answer} />
            <div className="what-if-table">
              <DataTable
                label={t('access.whatIf.whatWouldChange')}
                columns={columns[change.what]}
                rowId={({ personId, groupId, key }) => `${personId} ${groupId} ${key}`}
                loadPage={(offset, limit) => api.withoutGrant({ integrationId, change, offset, limit })}
                queryKey={JSON.stringify(change)}
                version={answer}
                describeTotal={(total) => t('common.counts.grant', { count: total })}
                empty={
                  <EmptyState title={t('access.whatIf.nobodyHasIt')}>
                    {t('access.whatIf.noPersonHasARole')}
                  </EmptyState>
                }
              />
            </div>
          </>
        )}
      </QueryView>
    </Dialog>
  )
}

function Comes({ answer: { people, loses, part, keeps, reach } }: { answer: WithoutGrant }) {
  const typeTitle = useTypeTitle()
  const about = reach.filter(({ reached }) => reached > 0)
  if (people === 0) return null
  return (
    <div className="stack-s">
      <p>
        {t('access.whatIf.concerned', { count: people })}{' '}
        {about.length > 0 &&
          t('access.whatIf.about', {
            list: about
              .map((one) =>
                t(one.everything ? 'access.whatIf.allOf' : 'access.whatIf.someOf', {
                  reached: one.reached,
                  total: one.total,
                  type: withinASentence(typeTitle(one.type)),
                }),
              )
              .join(', '),
          })}
      </p>
      <p className="row-wrap">
        {loses > 0 && <Outcome outcome="loses" count={loses} />}
        {part > 0 && <Outcome outcome="part" count={part} />}
        {keeps > 0 && <Outcome outcome="keeps" count={keeps} />}
      </p>
    </div>
  )
}

const outcomes: Record<AccessLoss['outcome'], { tone: Tone; title: string; icon: typeof CircleCheck }> = {
  loses: {
    tone: 'critical',
    get title() {
      return t('access.whatIf.lost')
    },
    icon: CircleMinus,
  },
  part: {
    tone: 'medium',
    get title() {
      return t('access.whatIf.keptInPart')
    },
    icon: CircleSlash,
  },
  keeps: {
    tone: 'ok',
    get title() {
      return t('access.whatIf.kept')
    },
    icon: CircleCheck,
  },
}

function Outcome({ outcome, count }: { outcome: AccessLoss['outcome']; count?: number }) {
  const { tone, title, icon: Icon } = outcomes[outcome]
  return (
    <Badge tone={tone} icon={<Icon size={13} aria-hidden />}>
      {count === undefined ? title : t(`access.whatIf.outcomes.${outcome}`, { count })}
    </Badge>
  )
}

const outcomeColumn: DataColumn<AccessLoss> = {
  id: 'outcome',
  get title() {
    return t('access.whatIf.outcome')
  },
  width: 118,
  cell: ({ outcome }) => <Outcome outcome={outcome} />,
}
const keptColumn: DataColumn<AccessLoss> = {
  id: 'through',
  get title() {
    return t('access.whatIf.keptBy')
  },
  width: 300,
  cell: ({ through }) => <Ways ways={through} />,
}

function Ways({ ways }: { ways: AccessWay[] }) {
  const onScope = useOnScope()
  const texts = ways.map(({ roleName: role, groupName: group, scope }) => {
    const on = onScope(scope)
    return group === null
      ? t('access.whatIf.directWay', { role, on })
      : t('access.whatIf.groupWay', { role, on, group })
  })
  return <span title={texts.join('\n')}>{texts.join('; ')}</span>
}

/** A grant is of one role, a membership of one person: that is in the title. */
const columns: Record<Removal['change']['what'], DataColumn<AccessLoss>[]> = {
  grant: [outcomeColumn, variant(personColumn, { width: 150 }), keptColumn],
  member: [
    outcomeColumn,
    variant(roleColumn, { width: 140 }),
    variant(scopeColumn, { width: 100 }),
    variant(keptColumn, { width: 220 }),
  ],
}
