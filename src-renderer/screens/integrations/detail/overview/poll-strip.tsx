import type { Integration, Poll } from '../../../../../src-preload/contract'
import { Button } from '../../../../components/button'
import { Progress } from '../../../../components/progress'
import { RelativeTime } from '../../../../components/relative-time'
import { StatusBadge } from '../../../../components/status-badge'
import { pollProgress } from '../../../../state/poll-progress'
import { useCancelPoll } from '../../actions'
import { counted } from '../../counted'
import { Changes } from '../changes'
import { Elapsed } from '../elapsed'

/** The poll under way with its progress, or how the last one ended. */
export function PollStrip({ integration, poll }: { integration: Integration; poll: Poll | null }) {
  if (!poll)
    return (
      <section className="integration-strip" aria-label="Last poll">
        <span className="soft">
          {integration.enabled ? 'The first poll is about to begin…' : 'It was never polled.'}
        </span>
      </section>
    )
  return poll.status === 'running' ? (
    <RunningPoll integration={integration} poll={poll} />
  ) : (
    // The banner on top has the reason of an integration that is not ready; “Cancelled” is on the badge.
    <EndedPoll poll={poll} saidElsewhere={poll.status === 'cancelled' ? 'Cancelled.' : integration.reason} />
  )
}

function RunningPoll({ integration, poll }: { integration: Integration; poll: Poll }) {
  const { share, ended, types, listed } = pollProgress(poll)
  const cancel = useCancelPoll(integration.id)
  const title = poll.trigger === 'first' ? 'First poll' : 'Poll'
  return (
    <section className="integration-strip" aria-label="Poll under way">
      <div className="spread">
        <div className="row-wrap">
          <StatusBadge status="poll-running" />
          <strong>{title}</strong>
          <span className="soft">
            {ended} of {types} types · {counted(listed, 'resource')} · {counted(poll.requests, 'request')} ·{' '}
            <Elapsed since={poll.startedAt} />
          </span>
        </div>
        <Button size="small" busy={cancel.busy} onClick={() => cancel.run()}>
          Cancel
        </Button>
      </div>
      <Progress label={`${title} of ${integration.name}`} value={share} of={1} />
    </section>
  )
}

function EndedPoll({ poll, saidElsewhere }: { poll: Poll; saidElsewhere: string | null }) {
  const { listed } = pollProgress(poll)
  const title = poll.trigger === 'first' ? 'First poll' : 'Last poll'
  return (
    <section className="integration-strip" aria-label="Last poll">
      <div className="row-wrap">
        <StatusBadge status={`poll-${poll.status}`} />
        <strong>{title}</strong>
        <span className="soft">
          <RelativeTime at={poll.finishedAt ?? poll.startedAt} /> · {counted(listed, 'resource')} listed in{' '}
          <Elapsed since={poll.startedAt} until={poll.finishedAt} /> · {counted(poll.requests, 'request')}
        </span>
        {poll.trigger !== 'first' && listed > 0 && <Changes poll={poll} />}
      </div>
      {poll.reason && poll.reason !== saidElsewhere && <p className="small soft">{poll.reason}</p>}
    </section>
  )
}
