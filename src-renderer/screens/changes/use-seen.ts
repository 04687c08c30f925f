import { useEffect, useRef } from 'react'
import { toast } from 'sonner'
import type { SeenChanges } from '../../../src-preload/contract'
import { SightlineError } from '../../../src-preload/errors'
import { api } from '../../state/bridge'
import { toastError } from '../../state/toasts'
import { useAction } from '../../state/use-action'
import { type CallState, useCall } from '../../state/use-call'
import { t } from '../../texts'

/** Whoever is gone sooner has not looked. */
const aGlanceMs = 1500

/**
 * How far somebody has looked. The mark moves when they say so, or leave the page; both can be undone. `newest`: the
 * last change that was shown among all; null while only some are.
 */
export function useSeen(newest: number | null): {
  seen: CallState<SeenChanges>
  mark: () => void
} {
  const seen = useCall('getSeenChanges', {}, ['seenChanges', 'pollEnded', 'integrations'])
  const markNow = useAction(async () => {
    tellOfMark(seen.data?.unseen ?? 0, await api.markChangesSeen())
  })
  const leaving = useRef({ newest, unseen: 0 })
  leaving.current = { newest: newest ?? leaving.current.newest, unseen: seen.data?.unseen ?? 0 }
  useEffect(() => {
    const came = performance.now()
    return () => {
      const { newest: upTo, unseen } = leaving.current
      if (upTo === null || unseen === 0 || performance.now() - came < aGlanceMs) return
      api.markChangesSeen({ upTo }).then(
        (marked) => tellOfMark(unseen - marked.unseen, marked),
        // They are new still.
        () => undefined,
      )
    }
  }, [])
  return { seen, mark: () => void markNow.run() }
}

function tellOfMark(count: number, { before }: SeenChanges) {
  if (count <= 0) return
  toast(t('changes.marked', { count }), {
    action: {
      label: t('changes.undo'),
      onClick: () =>
        api.markChangesSeen({ upTo: before }).catch((error) => toastError(SightlineError.from(error))),
    },
  })
}
