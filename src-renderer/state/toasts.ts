import { toast } from 'sonner'
import { SightlineError } from '../../src-preload/errors'
import { t } from '../texts'

export function toastSuccess(message: string, description?: string): void {
  toast.success(message, { description })
}

/** What was done, with a way back; where that fails, it is told. */
export function toastUndo(message: string, undo: () => Promise<unknown>): void {
  toast(message, {
    action: {
      label: t('common.undo'),
      onClick: () => undo().catch((error) => toastError(SightlineError.from(error))),
    },
  })
}

/** For what failed and has no place of its own on the screen. */
export function toastError(error: SightlineError): void {
  toast.error(error.message, { description: error.hint })
}
