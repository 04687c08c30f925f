import { Graph, layout } from '@dagrejs/dagre'
import type { AccessGraph } from '../../../../../src-preload/contract'

export const nodeSize = { width: 204, height: 44 }

/** Where each node's upper left corner is, by its id. From left to right: people, groups, roles, what they are granted on. */
export function layoutOf({ nodes, edges }: AccessGraph): Map<string, { x: number; y: number }> {
  const graph = new Graph()
  graph.setGraph({ rankdir: 'LR', ranksep: 34, nodesep: 10, marginx: 4, marginy: 4 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { id } of nodes) graph.setNode(id, { ...nodeSize })
  const kindOf = new Map(nodes.map(({ id, kind }) => [id, kind]))
  const grouped = nodes.some(({ kind }) => kind === 'group')
  for (const { from, to } of edges) {
    // Whoever has a role directly stands where those in groups do.
    const direct = grouped && kindOf.get(to) === 'role' && kindOf.get(from) !== 'group'
    graph.setEdge(from, to, { minlen: direct ? 2 : 1 })
  }
  layout(graph)
  return new Map(
    nodes.map(({ id }) => {
      const { x = 0, y = 0 } = graph.node(id) as { x?: number; y?: number }
      return [id, { x: x - nodeSize.width / 2, y: y - nodeSize.height / 2 }]
    }),
  )
}
