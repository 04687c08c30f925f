import type { OutputOf } from '../../../src-preload/contract'
import { Button } from '../../components/button'
import { Dialog } from '../../components/dialog'
import { QueryView } from '../../components/query-view'
import { api } from '../../state/bridge'
import { toastSuccess } from '../../state/toasts'
import { useAction } from '../../state/use-action'
import { useCall } from '../../state/use-call'
import { t } from '../../texts'
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
      t('rules.importRules.imported', { count: edits.length }),
      t('rules.importRules.theyAreEvaluatedNow'),
    )
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('rules.importRules.importRules')}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            kind="primary"
            busy={take.busy}
            disabled={!ready}
            onClick={() => ready && void take.run(known)}
          >
            {t('rules.importRules.import')}
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
        <p>{t('rules.importRules.noneOfItIsImported')}</p>
        <ProblemList problems={problems} />
      </div>
    )
  if (rules.length === 0) return <p>{t('rules.importRules.thereIsNoRuleIn')}</p>
  return (
    <ul className="list rule-imports">
      {rules.map(({ id, name, exists }) => (
        <li key={id} className="list-row">
          <div className="stack-s">
            <span className="rule-name">{name}</span>
            <span className="small soft">{id}</span>
          </div>
          <span className="small soft">
            {exists ? t('rules.importRules.replacesYoursResultsStart') : t('rules.importRules.new')}
          </span>
        </li>
      ))}
    </ul>
  )
}
