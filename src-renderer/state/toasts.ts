import { toast } from 'sonner'
import type { SightlineError } from '../../src-preload/contract'

export function toastSuccess(message: string, description?: string): void {
  toast.success(message, { description })
}

/** For what failed and has no place of its own on the screen. */
export function toastError(error: SightlineError): void {
  toast.error(error.message, { description: error.hint })
}
