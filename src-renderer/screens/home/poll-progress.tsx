import type { Poll } from '../../../src-preload/contract'
import { Progress } from '../../components/progress'
import { pollProgress } from '../../state/poll-progress'
import { useTypeTitle } from '../../state/resource-types'

/** How far a poll has come: a bar, and what it is at. */
export function PollProgress({ poll }: { poll: Poll }) {
  const titleOf = useTypeTitle()
  const { share, ended, types } = pollProgress(poll)
  const running = poll.types.filter(({ status }) => status === 'running').map(({ type }) => titleOf(type))
  return (
    <div className="stack-s">
      <Progress label={`Poll of ${poll.integrationName}`} value={share} of={1} />
      <div className="spread small faint">
        <span className="truncate">{running.length > 0 ? `Listing ${running.join(', ')}…` : 'Polling…'}</span>
        <span className="nowrap">
          {ended} of {types} types
        </span>
      </div>
    </div>
  )
}
