import { Graph, layout } from '@dagrejs/dagre'
import type { AccessGraph, AccessNode } from '../../../../../src-preload/contract'

export const nodeHeight = 44
/** Of a node, and between two columns: as much as there is room for. */
const [leastWidth, mostWidth] = [168, 204]
const [leastApart, mostApart] = [26, 150]

const fromPeople = new Set<AccessNode['kind'] | undefined>(['person', 'people'])

export interface Layout {
  /** Each node's upper left corner, by its id. */
  places: Map<string, { x: number; y: number }>
  nodeWidth: number
  /** Of all of it. */
  width: number
  height: number
}

/** From left to right: people, groups, roles, what they are granted on. It is as wide as there is room. */
export function layoutOf(drawn: AccessGraph, room: number): Layout {
  const laid = laidOut(drawn)
  const columns = [...new Set(laid.map(({ x }) => x))].sort((one, other) => one - other)
  const gaps = columns.length - 1
  const nodeWidth = within(leastWidth, (room - gaps * leastApart) / columns.length, mostWidth)
  const apart = within(leastApart, (room - columns.length * nodeWidth) / Math.max(1, gaps), mostApart)
  const left = (x: number) => columns.indexOf(x) * (nodeWidth + apart)
  return {
    places: new Map(laid.map(({ id, x, y }) => [id, { x: left(x), y: y - nodeHeight / 2 }])),
    nodeWidth,
    width: columns.length * nodeWidth + gaps * apart,
    height: Math.max(0, ...laid.map(({ y }) => y + nodeHeight / 2)),
  }
}

/** The middle of each node, those of one column with the same x. */
function laidOut({ nodes, edges }: AccessGraph): { id: string; x: number; y: number }[] {
  const graph = new Graph()
  graph.setGraph({ rankdir: 'LR', ranksep: leastApart, nodesep: 10, marginx: 0, marginy: 0 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { id } of nodes) graph.setNode(id, { width: leastWidth, height: nodeHeight })
  const kindOf = new Map(nodes.map(({ id, kind }) => [id, kind]))
  const grouped = nodes.some(({ kind }) => kind === 'group')
  for (const { from, to } of edges) {
    // Whoever has a role directly stands where those in groups do.
    const direct = grouped && fromPeople.has(kindOf.get(from)) && kindOf.get(to) !== 'group'
    graph.setEdge(from, to, { minlen: direct ? 2 : 1 })
  }
  layout(graph)
  return nodes.map(({ id }) => {
    const { x = 0, y = 0 } = graph.node(id) as { x?: number; y?: number }
    return { id, x, y }
  })
}

const within = (least: number, wanted: number, most: number) => Math.min(most, Math.max(least, wanted))
