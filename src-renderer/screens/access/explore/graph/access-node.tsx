import { Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import { Box, Boxes, Building2, KeyRound, Layers, type LucideIcon, Tag, User, Users } from 'lucide-react'
import { Link } from 'wouter'
import type { AccessNode } from '../../../../../src-preload/contract'
import { classNames } from '../../../../components/class-names'
import { t } from '../../../../texts'
import { useTypesText } from '../scope-text'

export type DrawnNode = Node<{ node: AccessNode; to: string | null }, 'access'>

const icons: Record<AccessNode['kind'], LucideIcon> = {
  person: User,
  people: Users,
  group: Users,
  role: KeyRound,
  everything: Layers,
  types: Boxes,
  itself: Building2,
  labels: Tag,
  thing: Box,
  things: Boxes,
}

/** One step of a way. What can be asked for itself is a link. */
export function AccessNodeView({ data: { node, to } }: NodeProps<DrawnNode>) {
  const Icon = icons[node.kind]
  const title = useTitle(node)
  const detail = detailOf(node)
  const content = (
    <>
      <Icon size={15} aria-hidden />
      <span className="graph-node-text">
        <span className="truncate">{title}</span>
        {detail && <span className="graph-node-detail truncate">{detail}</span>}
      </span>
    </>
  )
  const look = classNames('graph-node', `graph-node-${node.kind}`, node.asked && 'graph-node-asked')
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      {to ? (
        <Link href={to} className={classNames(look, 'nopan')} title={title}>
          {content}
        </Link>
      ) : (
        <div className={look} title={title}>
          {content}
        </div>
      )}
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </>
  )
}

function useTitle({ kind, types, title, count }: AccessNode): string {
  const typesText = useTypesText()
  if (kind === 'types') return t('access.scopeText.types', { types: typesText(types) })
  if (kind === 'people') return t('common.counts.person', { count })
  if (kind === 'things') return t('access.accessNode.more', { count })
  return kind === 'everything' || kind === 'itself' ? t(`access.scopeText.${kind}`) : title
}

/** A role has one where it was granted directly, labels always the same; that of people is their names. */
function detailOf({ kind, detail }: AccessNode): string | null {
  if (detail === null) return null
  if (kind === 'role') return t('access.accessNode.grantedDirectly')
  return kind === 'labels' ? t('access.accessNode.labelled') : detail
}
