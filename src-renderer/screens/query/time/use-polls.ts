import type { Instant, Poll } from '../../../../src-preload/contract'
import { useCall } from '../../../state/use-call'

/** A poll that has ended: from then on, what it found is known. */
export type EndedPoll = Poll & { finishedAt: Instant }

/** The latest polls that have ended, of all integrations. */
export function usePolls() {
  const call = useCall('listPolls', { limit: 60 }, ['pollEnded'])
  return {
    ...call,
    data: call.data?.rows.filter(
      (poll): poll is EndedPoll => poll.finishedAt !== null && poll.status !== 'refused',
    ),
  }
}
