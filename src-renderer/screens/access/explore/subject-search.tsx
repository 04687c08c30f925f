import { SearchX } from 'lucide-react'
import { useSearchParams } from 'wouter'
import type { AccessKind, AccessSubject } from '../../../../src-preload/contract'
import { accessKinds } from '../../../components/access-kinds'
import { Button } from '../../../components/button'
import type { DataColumn } from '../../../components/data-table/columns'
import { DataTable } from '../../../components/data-table/data-table'
import { IntegrationSelect } from '../../../components/integration-select'
import { SearchInput } from '../../../components/search-input'
import { Select } from '../../../components/select'
import { EmptyState } from '../../../components/states'
import { TypeTitle } from '../../../components/type-title'
import { api } from '../../../state/bridge'
import { useIntegrations } from '../../../state/integrations'
import { accessRoute, navigate } from '../../../state/location'
import { useSettled } from '../../../state/use-settled'
import { t } from '../../../texts'

/** From here on: a person, a group or a resource. */
export function SubjectSearch() {
  const [parameters, setParameters] = useSearchParams()
  const integrations = useIntegrations((state) => state.data) ?? []
  const text = parameters.get('q') ?? ''
  const kind = (parameters.get('kind') ?? '') as AccessKind | ''
  const integrationId = parameters.get('integration') ?? ''
  const settled = useSettled(text)
  const change = (changed: Record<string, string>) => {
    const next = { q: text, kind, integration: integrationId, ...changed }
    setParameters(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== '')), {
      replace: true,
    })
  }
  const asked = { text: settled, kind: kind || undefined, integrationId: integrationId || undefined }
  return (
    <div className="access-search">
      <div className="row-wrap">
        <SearchInput
          label={t('access.subjectSearch.searchPeopleGroups')}
          className="access-search-box"
          value={text}
          onChange={(q) => change({ q })}
        />
        <Select
          label={t('common.kind')}
          value={kind}
          options={[
            { value: '', label: t('access.subjectSearch.allKinds') },
            ...Object.entries(accessKinds).map(([value, { title }]) => ({
              value: value as AccessKind,
              label: title,
            })),
          ]}
          onChange={(next) => change({ kind: next })}
        />
        <IntegrationSelect value={integrationId} onChange={(integration) => change({ integration })} />
      </div>
      <DataTable
        label={t('access.subjectSearch.peopleGroupsAndResources')}
        columns={integrations.length > 1 ? withIntegration : columns}
        rowId={({ integrationId: of, type, id }) => `${of} ${type} ${id}`}
        loadPage={(offset, limit) => api.searchAccess({ ...asked, offset, limit })}
        queryKey={JSON.stringify(asked)}
        version={integrations}
        onOpen={(subject) => navigate(accessRoute(subject))}
        storageKey="access-subjects"
        describeTotal={(total) => t('common.counts.match', { count: total })}
        empty={
          <EmptyState
            icon={<SearchX size={20} aria-hidden />}
            title={t('access.subjectSearch.nobodyAndNothingIsCalled')}
            actions={
              (settled || kind || integrationId) && (
                <Button onClick={() => setParameters({}, { replace: true })}>
                  {t('access.subjectSearch.clearTheSearch')}
                </Button>
              )
            }
          >
            {t('access.subjectSearch.searchLooksAtNamesMail')}
          </EmptyState>
        }
      />
    </div>
  )
}

const columns: DataColumn<AccessSubject>[] = [
  {
    id: 'name',
    get title() {
      return t('common.name')
    },
    width: 260,
    cell: ({ kind, name }) => {
      const { icon: Icon } = accessKinds[kind]
      return (
        <span className="access-name">
          <Icon size={15} aria-hidden />
          <span className="rule-name truncate">{name}</span>
        </span>
      )
    },
  },
  {
    id: 'type',
    get title() {
      return t('common.type')
    },
    width: 110,
    cell: ({ type }) => <TypeTitle type={type} form="singular" />,
  },
  {
    id: 'detail',
    get title() {
      return t('access.subjectSearch.detail')
    },
    width: 220,
    cell: (subject) => <span className="soft">{detailOf(subject)}</span>,
  },
]

const withIntegration: DataColumn<AccessSubject>[] = [
  ...columns,
  {
    id: 'integration',
    get title() {
      return t('common.integration')
    },
    width: 140,
    cell: (row) => <span>{row.integrationName}</span>,
  },
]

function detailOf({ kind, detail }: AccessSubject): string {
  if (kind !== 'group') return detail ?? ''
  return t('common.counts.member', { count: Number(detail) })
}
