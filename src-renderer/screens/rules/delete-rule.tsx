import type { Rule } from '../../../src-preload/contract'
import { ConfirmByName } from '../../components/confirm-by-name'
import { api } from '../../state/bridge'
import { navigate } from '../../state/location'
import { toastSuccess } from '../../state/toasts'
import { useAction } from '../../state/use-action'
import { countFindings } from './suppressing/use-undo'

export function DeleteRule({ rule, open, onClose }: { rule: Rule; open: boolean; onClose(): void }) {
  const remove = useAction(async () => {
    const { findings } = await api.deleteRule({ ruleId: rule.id })
    onClose()
    navigate('/rules')
    toastSuccess(`Deleted “${rule.name}”`, `${countFindings(findings)} went with it.`)
  })
  return (
    <ConfirmByName
      open={open}
      onClose={onClose}
      title="Delete this rule?"
      name={rule.name}
      confirmLabel="Delete the rule"
      busy={remove.busy}
      onConfirm={() => void remove.run()}
    >
      <p>
        Its findings, open or not, and its suppressions are deleted with it. Export it first if you may want
        it back.
      </p>
    </ConfirmByName>
  )
}
