import type { Integration } from '../../../../src-preload/contract'
import { Progress } from '../../../components/progress'
import { RelativeTime } from '../../../components/relative-time'
import { pollProgress } from '../../../state/poll-progress'

/** When it was last polled and will be next; while a poll is under way, how far it is. */
export function PollTimes({ integration }: { integration: Integration }) {
  const { poll, lastPollAt, nextPollAt, enabled, name } = integration
  if (poll) {
    const { share, ended, types, listed } = pollProgress(poll)
    return (
      <div className="integration-row-times">
        <span>
          Polling… <span className="soft">{listed.toLocaleString()} listed</span>
        </span>
        <Progress label={`Poll of ${name}`} value={share} of={1} />
        <span className="soft">
          {ended} of {types} types
        </span>
      </div>
    )
  }
  return (
    <div className="integration-row-times">
      <span>
        <span className="soft">Polled</span> <RelativeTime at={lastPollAt} none="never" />
      </span>
      <span className="soft">
        {enabled ? (
          <>
            Next <RelativeTime at={nextPollAt} none="not planned" />
          </>
        ) : (
          'Paused'
        )}
      </span>
    </div>
  )
}
