import { useEffect, useRef, useState } from 'react'
import { toast } from 'sonner'
import { type InputOf, SightlineError, type Suppression } from '../../../../src-preload/contract'
import { focusPage } from '../../../components/focus'
import { api } from '../../../state/bridge'
import { toastError } from '../../../state/toasts'
import { useAction } from '../../../state/use-action'
import { t } from '../../../texts'
import { countOf, useUndoSuppression } from './use-undo'

type Target = InputOf<'suppress'>['target']
type Words = Pick<InputOf<'suppress'>, 'reason' | 'until'>

const settled = new Set<string>(['no-such-finding', 'not-open'])

/**
 * Suppresses what it is given, one after the other. What was done before one failed stays done, and isn't done again by
 * the next try.
 */
export function useSuppress(options?: { inline: boolean }) {
  const [done, setDone] = useState(0)
  const made = useRef<Suppression[]>([])
  const tried = useRef(0)
  const stopped = useRef(false)
  const left = useLeft()
  const undo = useUndoSuppression()

  const action = useAction(async (targets: Target[], words: Words) => {
    stopped.current = false
    while (tried.current < targets.length && !stopped.current) {
      try {
        made.current.push(await api.suppress({ target: targets[tried.current] as Target, ...words }))
      } catch (thrown) {
        const error = SightlineError.from(thrown)
        // Resolved, forgotten or suppressed meanwhile: there is nothing to accept any more.
        if (targets.length === 1 || !settled.has(error.code)) {
          // The screen that would show it is gone.
          if (options?.inline && left.current) toastError(error)
          throw error
        }
      }
      setDone(++tried.current)
    }
    return !stopped.current
  }, options)

  /**
   * Says what was suppressed since it was said last, and offers to undo it. Gives how many of the targets, from the first
   * on, are done with.
   */
  const tell = () => {
    const all = made.current
    const over = tried.current
    made.current = []
    tried.current = 0
    setDone(0)
    if (all.length === 0) return over
    toast.success(t('rules.suppressDialog.suppressed', { count: countOf(all) }), {
      duration: 12_000,
      action: {
        label: t('common.undo'),
        onClick: () => {
          focusPage()
          void undo.run(all)
        },
      },
    })
    return over
  }
  /** After the one that is under way. */
  const stop = () => {
    stopped.current = true
  }
  return { ...action, done, tell, stop, hasLeft: () => left.current }
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
