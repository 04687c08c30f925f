import type { Rule } from '../../../src-preload/contract'
import { ConfirmByName } from '../../components/confirm-by-name'
import { api } from '../../state/bridge'
import { navigate } from '../../state/location'
import { toastSuccess } from '../../state/toasts'
import { useAction } from '../../state/use-action'
import { t } from '../../texts'

export function DeleteRule({ rule, open, onClose }: { rule: Rule; open: boolean; onClose(): void }) {
  const remove = useAction(async () => {
    const { findings } = await api.deleteRule({ ruleId: rule.id })
    onClose()
    navigate('/rules')
    toastSuccess(
      t('rules.deleteRule.deleted', { name: rule.name }),
      t('rules.deleteRule.wentWithIt', { count: findings }),
    )
  })
  return (
    <ConfirmByName
      open={open}
      onClose={onClose}
      title={t('rules.deleteRule.deleteThisRule')}
      name={rule.name}
      confirmLabel={t('rules.deleteRule.deleteTheRule')}
      busy={remove.busy}
      onConfirm={() => void remove.run()}
    >
      <p>{t('rules.deleteRule.itsFindingsOpenOrNot')}</p>
    </ConfirmByName>
  )
}
