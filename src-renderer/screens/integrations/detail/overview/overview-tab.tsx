import type { Integration, Poll } from '../../../../../src-preload/contract'
import { useLivePolls } from '../../../../state/integrations'
import { useCall } from '../../../../state/use-call'
import { Figures } from './figures'
import { PollStrip } from './poll-strip'
import { TypesCard } from './types-card'

/**
 * How the integration stands. A poll under way is watched in place: the strip says how far it is, each type's
 * row what it is at, and both stay as the poll's result.
 */
export function OverviewTab({ integration }: { integration: Integration }) {
  const { id } = integration
  const seen = useLivePolls((polls) => polls[id])
  const last = useCall('listPolls', { integrationId: id, limit: 1 }, ['pollEnded', 'integrations'])
  const running = integration.poll
  const poll = running ?? newer(seen, last.data?.rows[0])
  return (
    <div className="stack">
      <PollStrip integration={integration} poll={poll} />
      <Figures integration={integration} running={running} />
      <TypesCard integration={integration} running={running} />
    </div>
  )
}

/** What this page saw itself is mostly ahead of the log; after a lost connection it is not. */
function newer(seen: Poll | undefined, logged: Poll | undefined): Poll | null {
  const [newest = null] = [seen, logged]
    .filter((poll) => poll !== undefined && poll.status !== 'running')
    .sort((one, other) => Number(other?.id ?? 0) - Number(one?.id ?? 0))
  return newest
}
