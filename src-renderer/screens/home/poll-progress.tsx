import type { Poll } from '../../../src-preload/contract'
import { Progress } from '../../components/progress'
import { useTypeTitle } from '../../state/resource-types'

/** How far a poll has come: a bar, and what it is at. */
export function PollProgress({ poll }: { poll: Poll }) {
  const titleOf = useTypeTitle()
  const done = poll.types.filter(({ status }) => status !== 'waiting' && status !== 'running').length
  const running = poll.types.filter(({ status }) => status === 'running').map(({ type }) => titleOf(type))
  return (
    <div className="stack-s">
      <Progress label={`Poll of ${poll.integrationName}`} value={done} of={poll.types.length || null} />
      <div className="spread small faint">
        <span className="truncate">{running.length > 0 ? `Listing ${running.join(', ')}…` : 'Polling…'}</span>
        <span className="nowrap">
          {done} of {poll.types.length} types
        </span>
      </div>
    </div>
  )
}
