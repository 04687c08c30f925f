import { Box, KeyRound, Layers, ShieldQuestion, User, Users, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import type { AccessGrant, AccessSummary } from '../../../../src-preload/contract'
import { Button, IconButton } from '../../../components/button'
import { accessRoute } from '../../../state/location'
import { useResourceTypes } from '../../../state/resource-types'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'
import { useEscape } from '../../rules/use-escape'
import { useOnScope } from './scope-text'
import { type Removal, WhatIf } from './what-if'

/** The way on which one grant came, and what would change without it. */
export function GrantDetail({
  summary,
  grant,
  past,
  onClose,
}: {
  summary: AccessSummary
  grant: AccessGrant
  /** As of a moment that is over: nothing of it can go away any more. */
  past: boolean
  onClose(): void
}) {
  useEscape(onClose)
  const [removal, setRemoval] = useState<Removal | null>(null)
  const types = useTypesOfAccess()
  const onScope = useOnScope()
  const { integrationId } = summary
  return (
    <aside className="access-grant" aria-label={t('access.grantDetail.why')}>
      <div className="spread">
        <h2>{grant.roleName}</h2>
        <IconButton label={t('access.grantDetail.closeTheGrant')} size="small" onClick={onClose}>
          <X size={16} />
        </IconButton>
      </div>
      <RoleDescription integrationId={integrationId} type={types.role} id={grant.roleId} />
      <ol className="access-steps">
        {stepsOf(grant, summary, types, onScope(grant.scope)).map(({ key, icon, text, to }) => (
          <li key={key}>
            {icon}
            {to ? <Link href={to}>{text}</Link> : <span>{text}</span>}
          </li>
        ))}
      </ol>
      <div className="row-wrap">
        {(past ? [] : removalsOf(grant)).map((one) => (
          <Button
            key={one.title}
            size="small"
            icon={<ShieldQuestion size={14} aria-hidden />}
            onClick={() => setRemoval(one)}
          >
            {one.title}
          </Button>
        ))}
      </div>
      {removal && <WhatIf integrationId={integrationId} removal={removal} onClose={() => setRemoval(null)} />}
    </aside>
  )
}

/** What the role allows, in the provider's words. Nothing while it isn't known. */
function RoleDescription({ integrationId, type, id }: { integrationId: string; type?: string; id: string }) {
  const found = useCall('searchAccess', type ? { text: id, kind: 'role', integrationId } : null)
  const role = found.data?.rows.find((row) => row.id === id)
  return role?.detail ? <p className="soft">{role.detail}</p> : null
}

interface Step {
  key: string
  icon: ReactNode
  text: string
  to: string | null
}

function stepsOf(
  grant: AccessGrant,
  { integrationId, type, id, name, kind }: AccessSummary,
  types: TypesOfAccess,
  onScope: string,
): Step[] {
  const of = (askedType: string | undefined, askedId: string) =>
    askedType === undefined || (askedType === type && askedId === id)
      ? null
      : accessRoute({ integrationId, type: askedType, id: askedId })
  const { personId, personName, personEmail, groupId, groupName, scope } = grant
  const steps: (Step | null)[] = [
    personId === null
      ? null
      : {
          key: 'person',
          icon: <User size={15} aria-hidden />,
          text: personName ?? personEmail ?? personId,
          to: of(types.person, personId),
        },
    groupId === null
      ? null
      : {
          key: 'group',
          icon: <Users size={15} aria-hidden />,
          text:
            personId === null
              ? (groupName ?? groupId)
              : t('access.grantDetail.isIn', { group: groupName ?? groupId }),
          to: of(types.group, groupId),
        },
    {
      key: 'role',
      icon: <KeyRound size={15} aria-hidden />,
      text: t('access.grantDetail.has', { role: grant.roleName }),
      to: of(types.role, grant.roleId),
    },
    {
      key: 'scope',
      icon: scope.kind === 'thing' ? <Box size={15} aria-hidden /> : <Layers size={15} aria-hidden />,
      text: onScope,
      to: scope.type !== null && scope.name !== null ? of(scope.type, scope.id ?? '') : null,
    },
    kind === 'thing' && scope.kind !== 'thing'
      ? {
          key: 'asked',
          icon: <Box size={15} aria-hidden />,
          text: t('access.grantDetail.whichIsToo', { name }),
          to: null,
        }
      : null,
  ]
  return steps.filter((step) => step !== null)
}

/** The resource types that people, groups and roles are. */
interface TypesOfAccess {
  person?: string
  group?: string
  role?: string
}

function useTypesOfAccess(): TypesOfAccess {
  const types = useResourceTypes((state) => state.data) ?? []
  return {
    person: types.find(({ access }) => access === 'person')?.key,
    group: types.find(({ access }) => access === 'group')?.key,
    role: types.find(({ access }) => access === 'role')?.key,
  }
}

function removalsOf(grant: AccessGrant): Removal[] {
  const { personId, personName, groupId, groupName, key, roleName } = grant
  if (groupId === null)
    return personId === null
      ? []
      : [
          {
            title: t('access.grantDetail.whatIfThisWentAway'),
            what: t('access.grantDetail.noLongerHadDirectly', {
              person: personName ?? personId,
              role: roleName,
            }),
            change: { what: 'grant', holder: 'person', id: personId, key },
          },
        ]
  const ofGroup: Removal = {
    title: t('access.grantDetail.whatIfTheGroupLost'),
    what: t('access.grantDetail.noLongerGave', { group: groupName ?? groupId, role: roleName }),
    change: { what: 'grant', holder: 'group', id: groupId, key },
  }
  if (personId === null) return [ofGroup]
  return [
    {
      title: t('access.grantDetail.whatIfTheyLeftThe'),
      what: t('access.grantDetail.left', {
        person: personName ?? personId,
        group: groupName ?? groupId,
      }),
      change: { what: 'member', groupId, personId },
    },
    ofGroup,
  ]
}
