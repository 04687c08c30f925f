import { type KeyboardEvent, useRef } from 'react'
import { t } from '../../texts'
import { CopyButton } from '../copy-button'
import { JsonNode } from './json-node'
import { moveInTree } from './tree-keys'

/** Any JSON value as a tree: arrows walk and open it, as in a file manager. `label` says what it is. */
export function JsonView({ label, value }: { label: string; value: unknown }) {
  const tree = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (tree.current && moveInTree(tree.current, event.key)) event.preventDefault()
  }
  return (
    <div className="stack-s">
      <div className="spread">
        <h3>{label}</h3>
        <CopyButton
          text={JSON.stringify(value, null, 2)}
          label={t('components.jsonView.copyAsText', { label })}
        />
      </div>
      <div className="json" role="tree" aria-label={label} ref={tree} onKeyDown={onKeyDown}>
        <JsonNode value={value} depth={0} isOpen isRoot />
      </div>
    </div>
  )
}
