import { ChevronDown, ChevronRight } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, useState } from 'react'
import { t } from '../../texts'

/** How many entries of a list or an object are drawn before the rest is asked for. */
const portion = 200

interface NodeProps {
  name?: string
  value: unknown
  depth: number
  isOpen?: boolean
  isRoot?: boolean
}

/** One value; what is inside is drawn once it is opened. */
export function JsonNode({ name, value, depth, isOpen = depth < 2, isRoot = false }: NodeProps) {
  const [open, setOpen] = useState(isOpen)
  const [limit, setLimit] = useState(portion)
  const entries = entriesOf(value)
  const expandable = entries !== null && entries.length > 0

  const toggle = (event: MouseEvent | KeyboardEvent) => {
    event.stopPropagation() // It is inside the items around it.
    if (expandable) setOpen(!open)
  }
  return (
    <div
      role="treeitem"
      aria-level={depth + 1}
      aria-selected={false}
      aria-expanded={expandable ? open : undefined}
      tabIndex={isRoot ? 0 : -1}
      onClick={toggle}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget) return
        const opens = event.key === 'ArrowRight' && !open
        const closes = event.key === 'ArrowLeft' && open
        if (expandable && (opens || closes || event.key === 'Enter' || event.key === ' ')) {
          event.preventDefault()
          toggle(event)
        }
      }}
    >
      <div className="json-line" style={{ '--depth': depth } as React.CSSProperties}>
        <span className="json-toggle">
          {expandable &&
            (open ? <ChevronDown size={13} aria-hidden /> : <ChevronRight size={13} aria-hidden />)}
        </span>
        {name !== undefined && <span className="json-key">{name}:</span>}
        {entries ? <Summary value={value} count={entries.length} /> : <Scalar value={value} />}
      </div>
      {expandable && open && (
        <div role="group">
          {entries.slice(0, limit).map(([key, child]) => (
            <JsonNode key={key} name={key} value={child} depth={depth + 1} />
          ))}
          {entries.length > limit && (
            <More depth={depth + 1} left={entries.length - limit} onMore={() => setLimit(limit + portion)} />
          )}
        </div>
      )}
    </div>
  )
}

function More({ depth, left, onMore }: { depth: number; left: number; onMore(): void }) {
  return (
    <div
      role="treeitem"
      aria-level={depth + 1}
      aria-selected={false}
      tabIndex={-1}
      onClick={(event) => {
        event.stopPropagation()
        onMore()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        onMore()
      }}
    >
      <div className="json-line" style={{ '--depth': depth } as React.CSSProperties}>
        <span className="json-toggle" />
        <span className="json-note">{t('components.jsonNode.more', { left })}</span>
      </div>
    </div>
  )
}

function Summary({ value, count }: { value: unknown; count: number }) {
  const list = Array.isArray(value)
  if (count === 0) return <span className="json-note">{list ? '[]' : '{}'}</span>
  return (
    <span className="json-note">
      {list ? '[…]' : '{…}'} {t(list ? 'components.counts.item' : 'components.counts.field', { count })}
    </span>
  )
}

function Scalar({ value }: { value: unknown }) {
  const kind = value === null || value === undefined ? 'null' : typeof value
  return <span className={`json-${kind}`}>{JSON.stringify(value) ?? 'null'}</span>
}

function entriesOf(value: unknown): [string, unknown][] | null {
  return typeof value === 'object' && value !== null ? Object.entries(value) : null
}
