import type { SqlFunction } from '../../../../../src-preload/contract'
import { insertIntoEditor } from '../../editor/commands'

/** A function, what it does, and how it is written. */
export function FunctionItem({ call }: { call: SqlFunction }) {
  return (
    <li>
      <button type="button" className="side-function" onClick={() => insertIntoEditor(`${call.name}(`)}>
        <code>{call.signature}</code>
        <span>{call.description}</span>
        {call.example && <code className="soft">{call.example}</code>}
      </button>
    </li>
  )
}
