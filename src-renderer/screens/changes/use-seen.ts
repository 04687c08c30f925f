import type { SeenChanges } from '../../../src-preload/contract'
import { api } from '../../state/bridge'
import { toastUndo } from '../../state/toasts'
import { useAction } from '../../state/use-action'
import { type CallState, useCall } from '../../state/use-call'
import { useLooked } from '../../state/use-looked'
import { t } from '../../texts'

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
  useLooked({ newest, unseen: seen.data?.unseen ?? 0 }, (upTo, unseen) => {
    api.markChangesSeen({ upTo }).then(
      (marked) => tellOfMark(unseen - marked.unseen, marked),
      // They are new still.
      () => undefined,
    )
  })
  return { seen, mark: () => void markNow.run() }
}

function tellOfMark(count: number, { before }: SeenChanges) {
  if (count <= 0) return
  toastUndo(t('changes.marked', { count }), () => api.markChangesSeen({ upTo: before }))
}
