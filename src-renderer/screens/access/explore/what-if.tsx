import { CircleCheck, CircleMinus, CircleSlash } from 'lucide-react'
import type { AccessLoss, InputOf, WithoutGrant } from '../../../../src-preload/contract'
import { Badge, type Tone } from '../../../components/badge'
import type { DataColumn } from '../../../components/data-table/columns'
import { DataTable } from '../../../components/data-table/data-table'
import { Dialog } from '../../../components/dialog'
import { QueryView } from '../../../components/query-view'
import { EmptyState } from '../../../components/states'
import { withinASentence } from '../../../components/within-a-sentence'
import { api } from '../../../state/bridge'
import { useTypeTitle } from '../../../state/resource-types'
import { useCall } from '../../../state/use-call'
import { personColumn, roleColumn, scopeColumn } from './grant-columns'
import { counted, reachText } from './summary'

/** Something that might go away. */
export interface Removal {
  /** As a question. */
  title: string
  /** After “if”. */
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
    <Dialog
      open
      wide
      onClose={onClose}
      title={`If ${what}`}
      description="Nothing is changed: this is worked out."
    >
      <QueryView state={first}>
        {(answer) => (
          <>
            <Comes answer={answer} />
            <div className="what-if-table">
              <DataTable
                label="What would change"
                columns={columns[change.what]}
                rowId={({ personId, groupId, key }) => `${personId} ${groupId} ${key}`}
                loadPage={(offset, limit) => api.withoutGrant({ integrationId, change, offset, limit })}
                queryKey={JSON.stringify(change)}
                version={answer}
                describeTotal={(total) => counted(total, 'grant')}
                empty={
                  <EmptyState title="Nobody has it">
                    No person has a role by this: nothing would change.
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
        {counted(people, 'person', 'people')} {people === 1 ? 'is' : 'are'} concerned.{' '}
        {about.length > 0 &&
          `It is about ${about
            .map((one) => `${reachText(one).toLowerCase()} ${withinASentence(typeTitle(one.type))}`)
            .join(', ')}.`}
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
  loses: { tone: 'critical', title: 'Lost', icon: CircleMinus },
  part: { tone: 'medium', title: 'Kept in part', icon: CircleSlash },
  keeps: { tone: 'ok', title: 'Kept', icon: CircleCheck },
}

function Outcome({ outcome, count }: { outcome: AccessLoss['outcome']; count?: number }) {
  const { tone, title, icon: Icon } = outcomes[outcome]
  return (
    <Badge tone={tone} icon={<Icon size={13} aria-hidden />}>
      {count === undefined ? title : `${count.toLocaleString()} ${title.toLowerCase()}`}
    </Badge>
  )
}

const outcomeColumn: DataColumn<AccessLoss> = {
  id: 'outcome',
  title: 'Outcome',
  width: 118,
  cell: ({ outcome }) => <Outcome outcome={outcome} />,
}
const keptColumn: DataColumn<AccessLoss> = {
  id: 'through',
  title: 'Kept by',
  width: 300,
  cell: ({ through }) => <span title={through.join('\n')}>{through.join('; ')}</span>,
}

/** A grant is of one role, a membership of one person: that is in the title. */
const columns: Record<Removal['change']['what'], DataColumn<AccessLoss>[]> = {
  grant: [outcomeColumn, { ...personColumn, width: 150 }, keptColumn],
  member: [
    outcomeColumn,
    { ...roleColumn, width: 140 },
    { ...scopeColumn, width: 100 },
    { ...keptColumn, width: 220 },
  ],
}
