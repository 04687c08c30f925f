import { Graph, layout } from '@dagrejs/dagre'
import type { AccessGraph } from '../../../../../src-preload/contract'

export const nodeSize = { width: 176, height: 44 }

/** Where each node is drawn, from left to right, by its id. */
export function placesOf({ nodes, edges }: AccessGraph): Map<string, { x: number; y: number }> {
  const graph = new Graph()
  graph.setGraph({ rankdir: 'LR', ranksep: 44, nodesep: 10, marginx: 8, marginy: 8 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { id } of nodes) graph.setNode(id, { ...nodeSize })
  for (const { from, to } of edges) graph.setEdge(from, to)
  layout(graph)
  return new Map(
    nodes.map(({ id }) => {
      const { x = 0, y = 0 } = graph.node(id) as { x?: number; y?: number }
      return [id, { x: x - nodeSize.width / 2, y: y - nodeSize.height / 2 }]
    }),
  )
}
