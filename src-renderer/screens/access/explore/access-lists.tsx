import { ShieldOff } from 'lucide-react'
import { useState } from 'react'
import type {
  AccessGrant,
  AccessReach,
  AccessSummary,
  InputOf,
  ReachedThing,
} from '../../../../src-preload/contract'
import { Banner } from '../../../components/banner'
import type { DataColumn } from '../../../components/data-table/columns'
import { DataTable } from '../../../components/data-table/data-table'
import { EmptyState } from '../../../components/states'
import { Tabs } from '../../../components/tabs'
import { withinASentence } from '../../../components/within-a-sentence'
import { api } from '../../../state/bridge'
import { accessRoute, navigate } from '../../../state/location'
import { useTypeTitle } from '../../../state/resource-types'
import { grantColumns } from './grant-columns'
import { counted } from './summary'

/** The grants, and for a person or group what they reach of each type. */
export function AccessLists(props: {
  asked: InputOf<'listAccess'>
  summary: AccessSummary
  question: string
  chosen: AccessGrant | null
  onChoose(grant: AccessGrant | null): void
}) {
  const [tab, setTab] = useState('grants')
  const typeTitle = useTypeTitle()
  const { summary } = props
  if (summary.kind === 'thing') return <GrantTable {...props} />
  return (
    <div className="fill-tabs">
      <Tabs
        label={props.question}
        value={tab}
        onChange={setTab}
        tabs={[
          { key: 'grants', title: 'Grants', count: summary.grants, content: <GrantTable {...props} /> },
          ...summary.reach.map((reach) => ({
            key: reach.type,
            title: typeTitle(reach.type),
            count: reach.reached,
            content: <ReachTable key={reach.type} asked={props.asked} summary={summary} reach={reach} />,
          })),
        ]}
      />
    </div>
  )
}

function GrantTable({ asked, summary, question, chosen, onChoose }: Parameters<typeof AccessLists>[0]) {
  const { kind } = summary
  return (
    <DataTable
      label={question}
      columns={grantColumns[kind]}
      rowId={rowIdOf}
      loadPage={(offset, limit) => api.listAccess({ ...asked, offset, limit })}
      queryKey={JSON.stringify(asked)}
      version={summary}
      onOpen={onChoose}
      selectedId={chosen ? rowIdOf(chosen) : undefined}
      storageKey={`access-${kind}`}
      describeTotal={(total) => counted(total, 'grant')}
      empty={
        <EmptyState icon={<ShieldOff size={20} aria-hidden />} title="No role leads here">
          {kind === 'thing'
            ? 'Nobody has a role on it, or on all that it is part of.'
            : 'There is no role, granted directly or through a group.'}
        </EmptyState>
      }
    />
  )
}

const rowIdOf = ({ personId, groupId, key }: AccessGrant) => `${personId} ${groupId} ${key}`

function ReachTable({
  asked,
  summary,
  reach,
}: {
  asked: InputOf<'listAccess'>
  summary: AccessSummary
  reach: AccessReach
}) {
  const title = useTypeTitle()(reach.type)
  return (
    <div className="access-reach">
      {reach.everything && (
        <Banner tone="info" title={`All ${withinASentence(title)}, by a role on everything`}>
          Whatever is added is reached, too.
        </Banner>
      )}
      <DataTable
        label={title}
        columns={reachedColumns}
        rowId={(thing) => thing.id}
        loadPage={(offset, limit) => api.listReach({ ...asked, reached: reach.type, offset, limit })}
        queryKey={`${JSON.stringify(asked)} ${reach.type}`}
        version={summary}
        onOpen={(thing) => navigate(accessRoute({ ...summary, type: reach.type, id: thing.id }))}
        storageKey="access-reach"
        describeTotal={(total) => `${total.toLocaleString()} of ${reach.total.toLocaleString()}`}
        empty={
          <EmptyState icon={<ShieldOff size={20} aria-hidden />} title="None of them is reached">
            No role is about any of the {reach.total.toLocaleString()} there are.
          </EmptyState>
        }
      />
    </div>
  )
}

const reachedColumns: DataColumn<ReachedThing>[] = [
  { id: 'name', title: 'Name', width: 200, cell: ({ name }) => <span className="rule-name">{name}</span> },
  { id: 'roles', title: 'Roles', width: 220, cell: ({ roles }) => <span>{roles.join(', ')}</span> },
]
