import type { Alert, OutputOf } from '../../../../src-preload/contract'
import { api } from '../../../state/bridge'
import { useOverview } from '../../../state/overview'
import { toastUndo } from '../../../state/toasts'
import { useAction } from '../../../state/use-action'
import { useLooked } from '../../../state/use-looked'
import { t } from '../../../texts'

/**
 * Marks alerts as seen once somebody who has looked at them leaves the list, which can be undone. Of a `filtered` list,
 * nothing is marked: it would be all up to the newest, and those that are left out were not seen.
 */
export function useSeenAlerts(alerts: Alert[], filtered: boolean): void {
  const unseen = useOverview((state) => state.data?.unseenAlerts ?? 0)
  const newest = filtered ? null : (alerts[0]?.id ?? null)
  useLooked({ newest, unseen }, (upTo) => {
    // What could not be marked is new still.
    api.markAlertsSeen({ upTo }).then(tellOfMark, () => undefined)
  })
}

/** Marks all there are, and tells so. */
export function useMarkAlertsSeen() {
  return useAction(async () => tellOfMark(await api.markAlertsSeen()))
}

function tellOfMark({ marked, before }: OutputOf<'markAlertsSeen'>) {
  if (marked === 0) return
  toastUndo(t('alerts.inbox.marked', { count: marked }), () => api.markAlertsUnseen({ after: before }))
}
