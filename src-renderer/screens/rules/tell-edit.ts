import type { RuleEdit } from '../../../src-preload/contract'
import { toastSuccess } from '../../state/toasts'
import { countFindings } from './suppressing/use-undo'

/** Says that an edit was kept, and whether results began anew by it. */
export function tellEdit({ startedAnew }: RuleEdit, what: string): void {
  const forgotten = startedAnew?.findings ?? 0
  const more =
    forgotten > 0
      ? ` ${countFindings(forgotten)} from before ${forgotten === 1 ? 'is' : 'are'} forgotten.`
      : ''
  toastSuccess(what, startedAnew ? `Its results start anew.${more}` : undefined)
}
