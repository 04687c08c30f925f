import { CirclePause, CirclePlay, Trash2 } from 'lucide-react'
import type { Integration } from '../../../../../src-preload/contract'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { useSetEnabled } from '../../actions'
import { askToDelete } from '../../deletion'

/** The two ways to stop watching: for a while, and for good. */
export function DangerZone({ integration }: { integration: Integration }) {
  const { id, enabled, demo } = integration
  const setEnabled = useSetEnabled(id)
  return (
    <Card title="Stop watching" flush>
      <div className="list">
        <div className="list-row spread">
          <div>
            <h3>{enabled ? 'Disable' : 'Enable'}</h3>
            <p className="small soft">
              {enabled
                ? 'Nothing is polled until you enable it again. Everything known is kept.'
                : 'Polls begin again at once, and follow the timer.'}
            </p>
          </div>
          <Button
            icon={enabled ? <CirclePause size={15} aria-hidden /> : <CirclePlay size={15} aria-hidden />}
            busy={setEnabled.busy}
            onClick={() => setEnabled.run(!enabled)}
          >
            {enabled ? 'Disable this integration' : 'Enable this integration'}
          </Button>
        </div>
        <div className="list-row spread">
          <div>
            <h3>Delete</h3>
            <p className="small soft">
              Removes {demo ? '' : 'its token, '}its resources and its history. This can’t be undone.
            </p>
          </div>
          <Button
            kind="quiet-danger"
            icon={<Trash2 size={15} aria-hidden />}
            onClick={() => askToDelete(integration)}
          >
            Delete this integration…
          </Button>
        </div>
      </div>
    </Card>
  )
}
