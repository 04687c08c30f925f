import { User, Users } from 'lucide-react'
import type { AccessGrant, AccessKind, AccessScope } from '../../../../src-preload/contract'
import type { DataColumn } from '../../../components/data-table/columns'
import { t } from '../../../texts'
import { useScopeText, wayText } from './scope-text'

export const personColumn: DataColumn<AccessGrant> = {
  id: 'person',
  get title() {
    return t('access.grantColumns.person')
  },
  width: 148,
  cell: ({ personName, personEmail }) => (
    <span className="rule-name" title={personEmail ?? undefined}>
      {personName ?? personEmail}
    </span>
  ),
}

export const roleColumn: DataColumn<AccessGrant> = {
  id: 'role',
  get title() {
    return t('access.grantColumns.role')
  },
  width: 196,
  cell: ({ roleName }) => <span title={roleName}>{roleName}</span>,
}

export const scopeColumn: DataColumn<AccessGrant> = {
  id: 'scope',
  get title() {
    return t('access.grantColumns.grantedOn')
  },
  width: 162,
  cell: ({ scope }) => <Scope scope={scope} />,
}

export const wayColumn: DataColumn<AccessGrant> = {
  id: 'way',
  get title() {
    return t('access.grantColumns.through')
  },
  width: 124,
  cell: (grant) => (
    <span className="access-name" title={wayText(grant)}>
      {grant.groupId === null ? <User size={14} aria-hidden /> : <Users size={14} aria-hidden />}
      <span className="truncate">
        {grant.groupId === null ? t('access.grantColumns.direct') : (grant.groupName ?? grant.groupId)}
      </span>
    </span>
  ),
}

export const emailColumn: DataColumn<AccessGrant> = {
  id: 'email',
  get title() {
    return t('access.grantColumns.eMail')
  },
  width: 190,
  hidden: true,
  cell: ({ personEmail }) => <span>{personEmail}</span>,
}

/** Of each kind of question, what its answer is told by. */
export const grantColumns: Record<AccessKind, DataColumn<AccessGrant>[]> = {
  person: [roleColumn, scopeColumn, wayColumn],
  group: [roleColumn, scopeColumn],
  role: [personColumn, emailColumn, wayColumn, scopeColumn],
  thing: [personColumn, emailColumn, roleColumn, wayColumn, scopeColumn],
}

export function Scope({ scope }: { scope: AccessScope }) {
  const text = useScopeText()(scope)
  const gone = scope.kind === 'thing' && scope.name === null
  return (
    <span className={gone ? 'faint' : undefined} title={text}>
      {text}
    </span>
  )
}
