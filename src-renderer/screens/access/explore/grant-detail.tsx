import { Box, KeyRound, Layers, ShieldQuestion, User, Users, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import type { AccessGrant, AccessSummary } from '../../../../src-preload/contract'
import { Button, IconButton } from '../../../components/button'
import { accessRoute } from '../../../state/location'
import { useResourceTypes } from '../../../state/resource-types'
import { useEscape } from '../../rules/use-escape'
import { scopeText } from './scope-text'
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
  const { integrationId } = summary
  return (
    <aside className="access-grant" aria-label="Why">
      <div className="spread">
        <h2>{grant.roleName}</h2>
        <IconButton label="Close the grant" size="small" onClick={onClose}>
          <X size={16} />
        </IconButton>
      </div>
      <ol className="access-steps">
        {stepsOf(grant, summary, types).map(({ key, icon, text, to }) => (
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
          text: `${personId === null ? '' : 'is in '}${groupName ?? groupId}`,
          to: of(types.group, groupId),
        },
    { key: 'role', icon: <KeyRound size={15} aria-hidden />, text: `has ${grant.roleName}`, to: null },
    {
      key: 'scope',
      icon: scope.kind === 'thing' ? <Box size={15} aria-hidden /> : <Layers size={15} aria-hidden />,
      text: `on ${scope.kind === 'thing' ? scopeText(scope) : scopeText(scope).toLowerCase()}`,
      to: scope.type !== null && scope.name !== null ? of(scope.type, scope.id ?? '') : null,
    },
    kind === 'thing' && scope.kind !== 'thing'
      ? { key: 'asked', icon: <Box size={15} aria-hidden />, text: `which is ${name}, too`, to: null }
      : null,
  ]
  return steps.filter((step) => step !== null)
}

/** The resource types that people and groups are. */
interface TypesOfAccess {
  person?: string
  group?: string
}

function useTypesOfAccess(): TypesOfAccess {
  const types = useResourceTypes((state) => state.data) ?? []
  return {
    person: types.find(({ access }) => access === 'person')?.key,
    group: types.find(({ access }) => access === 'group')?.key,
  }
}

function removalsOf(grant: AccessGrant): Removal[] {
  const { personId, personName, groupId, groupName, key, roleName } = grant
  if (groupId === null)
    return personId === null
      ? []
      : [
          {
            title: 'What if this went away…',
            what: `${personName ?? personId} no longer had ${roleName} directly`,
            change: { what: 'grant', holder: 'person', id: personId, key },
          },
        ]
  const ofGroup: Removal = {
    title: 'What if the group lost this role…',
    what: `${groupName ?? groupId} no longer gave ${roleName}`,
    change: { what: 'grant', holder: 'group', id: groupId, key },
  }
  if (personId === null) return [ofGroup]
  return [
    {
      title: 'What if they left the group…',
      what: `${personName ?? personId} left ${groupName ?? groupId}`,
      change: { what: 'member', groupId, personId },
    },
    ofGroup,
  ]
}
