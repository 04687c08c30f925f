import { useEffect, useRef } from 'react'
import { toast } from 'sonner'
import { type InputOf, SightlineError, type Suppressed } from '../../../../src-preload/contract'
import { focusPage } from '../../../components/focus'
import { api } from '../../../state/bridge'
import { toastError } from '../../../state/toasts'
import { useAction } from '../../../state/use-action'
import { t } from '../../../texts'
import { useUndoSuppressions } from './use-undo'

/** Suppresses what it is given, says how many findings that were, and offers to undo it. */
export function useSuppress(options?: { inline: boolean }) {
  const left = useLeft()
  const undo = useUndoSuppressions()

  const tell = ({ suppressions, passedOver }: Suppressed) =>
    toast.success(
      t('rules.suppressDialog.suppressed', {
        count: suppressions.reduce((sum, { findings }) => sum + findings, 0),
      }),
      {
        description:
          passedOver.length > 0
            ? t('rules.suppressDialog.passedOver', { count: passedOver.length })
            : undefined,
        duration: 12_000,
        action: {
          label: t('common.undo'),
          onClick: () => {
            focusPage()
            void undo.run(suppressions)
          },
        },
      },
    )

  return useAction(async (input: InputOf<'suppress'>) => {
    try {
      const suppressed = await api.suppress(input)
      tell(suppressed)
      return suppressed
    } catch (error) {
      // The screen that would show it is gone.
      if (options?.inline && left.current) toastError(SightlineError.from(error))
      throw error
    }
  }, options)
}

/** Whether what it is used in is off the screen, by whichever way. */
function useLeft() {
  const left = useRef(false)
  useEffect(() => {
    left.current = false
    return () => {
      left.current = true
    }
  }, [])
  return left
}
