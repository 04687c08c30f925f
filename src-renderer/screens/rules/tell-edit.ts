import type { RuleEdit } from '../../../src-preload/contract'
import { toastSuccess } from '../../state/toasts'
import { t } from '../../texts'

/** Says that an edit was kept, and whether results began anew by it. */
export function tellEdit({ startedAnew }: RuleEdit, what: string): void {
  const forgotten = startedAnew?.findings ?? 0
  const told = () =>
    forgotten > 0 ? t('rules.tellEdit.forgotten', { count: forgotten }) : t('rules.tellEdit.startsAnew')
  toastSuccess(what, startedAnew ? told() : undefined)
}
