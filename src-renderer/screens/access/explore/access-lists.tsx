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
import { SearchInput } from '../../../components/search-input'
import { EmptyState } from '../../../components/states'
import { Tabs } from '../../../components/tabs'
import { withinASentence } from '../../../components/within-a-sentence'
import { api } from '../../../state/bridge'
import { accessRoute, navigate } from '../../../state/location'
import { useTypeTitle } from '../../../state/resource-types'
import { useSettled } from '../../../state/use-settled'
import { t } from '../../../texts'
import { grantColumns } from './grant-columns'
import { WaySelect } from './way-select'

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
  if (isAboutPeople(summary)) return <GrantTable {...props} />
  return (
    <div className="fill-tabs">
      <Tabs
        label={props.question}
        value={tab}
        onChange={setTab}
        tabs={[
          {
            key: 'grants',
            title: t('access.accessLists.grants'),
            count: summary.grants,
            content: <GrantTable {...props} />,
          },
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
  const aboutPeople = isAboutPeople(summary)
  const [search, setSearch] = useState('')
  const listed = { ...asked, search: useSettled(search.trim()) }
  const narrowed = listed.search !== '' || asked.through !== undefined
  return (
    <div className="access-reach">
      {(summary.grants > fewGrants || narrowed || summary.ways.length > 1) && (
        <div className="row-wrap">
          <SearchInput label={t(`access.accessLists.search.${kind}`)} value={search} onChange={setSearch} />
          {aboutPeople && <WaySelect ways={summary.ways} through={asked.through} />}
        </div>
      )}
      <DataTable
        label={question}
        columns={grantColumns[kind]}
        rowId={rowIdOf}
        loadPage={(offset, limit) => api.listAccess({ ...listed, offset, limit })}
        queryKey={JSON.stringify(listed)}
        version={summary}
        onOpen={onChoose}
        selectedId={chosen ? rowIdOf(chosen) : undefined}
        storageKey={`access-${kind}`}
        describeTotal={(total) => t('common.counts.grant', { count: total })}
        empty={
          <EmptyState
            icon={<ShieldOff size={20} aria-hidden />}
            title={narrowed ? t('access.accessLists.noneMatches') : t('access.accessLists.noRoleLeadsHere')}
          >
            {narrowed ? t('access.accessLists.searchLooksAt') : t(`access.accessLists.nothing.${kind}`)}
          </EmptyState>
        }
      />
    </div>
  )
}

/** A role or thing is asked who has or may touch it. */
const isAboutPeople = ({ kind }: AccessSummary) => kind === 'role' || kind === 'thing'

/** So many are seen at a glance. */
const fewGrants = 8

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
        <Banner tone="info" title={t('access.accessLists.allByARoleOn', { type: withinASentence(title) })}>
          {t('access.accessLists.whateverIsAddedIsReached')}
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
        describeTotal={(total) => t('common.ofTotal', { number: total, total: reach.total })}
        empty={
          <EmptyState
            icon={<ShieldOff size={20} aria-hidden />}
            title={t('access.accessLists.noneOfThemIsReached')}
          >
            {t('access.accessLists.noRoleIsAboutAny', { total: reach.total })}
          </EmptyState>
        }
      />
    </div>
  )
}

const reachedColumns: DataColumn<ReachedThing>[] = [
  {
    id: 'name',
    get title() {
      return t('common.name')
    },
    width: 200,
    cell: ({ name }) => <span className="rule-name">{name}</span>,
  },
  {
    id: 'roles',
    get title() {
      return t('access.accessLists.roles')
    },
    width: 220,
    cell: ({ roles }) => <span>{roles.join(', ')}</span>,
  },
]
