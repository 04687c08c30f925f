import '@xyflow/react/dist/base.css'
import { Panel, ReactFlow, ReactFlowProvider, useReactFlow, useStore } from '@xyflow/react'
import { Maximize, ZoomIn, ZoomOut } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import type { AccessGraph, InputOf } from '../../../../../src-preload/contract'
import { IconButton } from '../../../../components/button'
import { QueryView } from '../../../../components/query-view'
import { accessRoute } from '../../../../state/location'
import { useCall } from '../../../../state/use-call'
import { t } from '../../../../texts'
import { AccessNodeView, type DrawnNode } from './access-node'
import { type Layout, layoutOf, nodeHeight } from './layout'
import { margin, readableFrom } from './readable'

const nodeTypes = { access: AccessNodeView }
/** All of it, however small. */
const all = { padding: 0.04, maxZoom: 1 }

/**
 * Who, through which group, by which role, on what: drawn from left to right. The table beside it says the same.
 * `expected` is its height until it is known.
 */
export default function AccessGraphPane({
  asked,
  expected,
}: {
  asked: InputOf<'drawAccess'>
  expected: number
}) {
  const graph = useCall('drawAccess', asked, ['pollEnded'])
  const laid = useMemo(() => graph.data && layoutOf(graph.data, 0), [graph.data])
  return (
    <div className="access-graph-frame" style={{ height: laid ? laid.height + 2 * margin : expected }}>
      <QueryView state={graph}>
        {(drawn) =>
          drawn.nodes.length < 2 ? (
            <p className="graph-nothing soft">{t('access.accessGraph.thereIsNothingToDraw')}</p>
          ) : (
            <ReactFlowProvider key={JSON.stringify(asked)}>
              <Drawing graph={drawn} integrationId={asked.integrationId} />
            </ReactFlowProvider>
          )
        }
      </QueryView>
    </div>
  )
}

function Drawing({ graph, integrationId }: { graph: AccessGraph; integrationId: string }) {
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  const { setViewport } = useReactFlow()
  const laid = useMemo(() => layoutOf(graph, width - 2 * margin), [graph, width])
  const { nodes, edges } = useMemo(() => drawnFrom(graph, laid, integrationId), [graph, laid, integrationId])
  const { x, y, zoom, cut } = readableFrom(laid, { width, height })
  useEffect(() => {
    if (width > 0) void setViewport({ x, y, zoom })
  }, [width, x, y, zoom, setViewport])
  const intoSight = useIntoSight()
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      zoomOnDoubleClick={false}
      // The wheel is the page's.
      zoomOnScroll={false}
      preventScrolling={false}
      deleteKeyCode={null}
      minZoom={0.25}
      maxZoom={1.5}
      onFocus={intoSight}
      proOptions={{ hideAttribution: true }}
    >
      {cut && (
        <Panel position="bottom-right">
          <Zoom />
        </Panel>
      )}
      {graph.left > 0 && (
        <Panel position="bottom-left">
          <span className="graph-left small">
            {t('access.accessGraph.moreWaysAreInThe', { count: graph.left })}
          </span>
        </Panel>
      )}
    </ReactFlow>
  )
}

/** Who goes from link to link by keyboard sees where that is. */
function useIntoSight() {
  const { getViewport, setViewport } = useReactFlow()
  return ({ target, currentTarget }: React.FocusEvent) => {
    const link = target.getBoundingClientRect()
    const frame = currentTarget.getBoundingClientRect()
    const by = (low: number, high: number, from: number, to: number) =>
      Math.max(from - low, 0) + Math.min(to - high, 0)
    const x = by(link.left, link.right, frame.left, frame.right)
    const y = by(link.top, link.bottom, frame.top, frame.bottom)
    if (x === 0 && y === 0) return
    const seen = getViewport()
    void setViewport({ ...seen, x: seen.x + x, y: seen.y + y })
  }
}

function Zoom() {
  const { zoomIn, zoomOut, fitView } = useReactFlow()
  return (
    <div className="graph-zoom">
      <IconButton label={t('access.accessGraph.zoomIn')} size="small" onClick={() => void zoomIn()}>
        <ZoomIn size={15} />
      </IconButton>
      <IconButton label={t('access.accessGraph.zoomOut')} size="small" onClick={() => void zoomOut()}>
        <ZoomOut size={15} />
      </IconButton>
      <IconButton label={t('access.accessGraph.showAllOfIt')} size="small" onClick={() => void fitView(all)}>
        <Maximize size={15} />
      </IconButton>
    </div>
  )
}

function drawnFrom(graph: AccessGraph, { places, nodeWidth }: Layout, integrationId: string) {
  const nodes: DrawnNode[] = graph.nodes.map((node) => ({
    id: node.id,
    type: 'access',
    position: places.get(node.id) ?? { x: 0, y: 0 },
    width: nodeWidth,
    height: nodeHeight,
    data: { node, to: node.subject && !node.asked ? accessRoute({ integrationId, ...node.subject }) : null },
  }))
  const edges = graph.edges.map(({ from, to }) => ({ id: `${from} ${to}`, source: from, target: to }))
  return { nodes, edges }
}
