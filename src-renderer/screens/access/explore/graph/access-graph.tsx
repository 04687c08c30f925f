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
import { layoutOf, nodeSize } from './layout'

/** So few are in sight as they are. */
const fewNodes = 10

const nodeTypes = { access: AccessNodeView }
const fitted = { padding: 0.04, maxZoom: 1 }

/** Who, through which group, by which role, on what: drawn from left to right. The table beside it says the same. */
export default function AccessGraphPane({ asked }: { asked: InputOf<'drawAccess'> }) {
  const graph = useCall('drawAccess', asked, ['pollEnded'])
  return (
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
  )
}

function Drawing({ graph, integrationId }: { graph: AccessGraph; integrationId: string }) {
  const { nodes, edges } = useMemo(() => drawnFrom(graph, integrationId), [graph, integrationId])
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
      deleteKeyCode={null}
      minZoom={0.25}
      maxZoom={1.5}
      fitView
      fitViewOptions={fitted}
      proOptions={{ hideAttribution: true }}
    >
      <Fitting />
      {nodes.length > fewNodes && (
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

/** All of it stays in sight, however wide the window is made. */
function Fitting() {
  const width = useStore((state) => state.width)
  const { fitView } = useReactFlow()
  useEffect(() => {
    if (width > 0) void fitView(fitted)
  }, [width, fitView])
  return null
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
      <IconButton
        label={t('access.accessGraph.showAllOfIt')}
        size="small"
        onClick={() => void fitView(fitted)}
      >
        <Maximize size={15} />
      </IconButton>
    </div>
  )
}

function drawnFrom(graph: AccessGraph, integrationId: string) {
  const places = layoutOf(graph)
  const nodes: DrawnNode[] = graph.nodes.map((node) => ({
    id: node.id,
    type: 'access',
    position: places.get(node.id) ?? { x: 0, y: 0 },
    ...nodeSize,
    data: { node, to: node.subject && !node.asked ? accessRoute({ integrationId, ...node.subject }) : null },
  }))
  const edges = graph.edges.map(({ from, to }) => ({ id: `${from} ${to}`, source: from, target: to }))
  return { nodes, edges }
}
