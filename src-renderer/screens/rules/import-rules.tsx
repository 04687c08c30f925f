import type { OutputOf } from '../../../src-preload/contract'
import { Button } from '../../components/button'
import { Dialog } from '../../components/dialog'
import { QueryView } from '../../components/query-view'
import { api } from '../../state/bridge'
import { toastSuccess } from '../../state/toasts'
import { useAction } from '../../state/use-action'
import { useCall } from '../../state/use-call'
import { ProblemList } from './problem-list'

type Checked = OutputOf<'checkRules'>

/** What a file holds, before any of it is taken: its problems, or its rules and what becomes of each. */
export function ImportRules({ source, onClose }: { source: string; onClose(): void }) {
  const checked = useCall('checkRules', { source })
  const known = checked.data
  const ready = known !== undefined && known.problems.length === 0 && known.rules.length > 0
  const take = useAction(async ({ rules }: Checked) => {
    const edits = await api.importRules({ source, replace: rules.some(({ exists }) => exists) })
    onClose()
    toastSuccess(
      `Imported ${edits.length === 1 ? 'one rule' : `${edits.length} rules`}`,
      'They are evaluated now.',
    )
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title="Import rules"
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            busy={take.busy}
            disabled={!ready}
            onClick={() => ready && void take.run(known)}
          >
            Import
          </Button>
        </>
      }
    >
      <QueryView state={checked}>{(what) => <Contents checked={what} />}</QueryView>
    </Dialog>
  )
}

function Contents({ checked: { problems, rules } }: { checked: Checked }) {
  if (problems.length > 0)
    return (
      <div className="stack-s">
        <p>None of it is imported before these are corrected in the file:</p>
        <ProblemList problems={problems} />
      </div>
    )
  if (rules.length === 0) return <p>There is no rule in this file.</p>
  return (
    <ul className="list rule-imports">
      {rules.map(({ id, name, exists }) => (
        <li key={id} className="list-row">
          <div className="stack-s">
            <span className="rule-name">{name}</span>
            <span className="small soft">{id}</span>
          </div>
          <span className="small soft">{exists ? 'Replaces yours; results start anew' : 'New'}</span>
        </li>
      ))}
    </ul>
  )
}
