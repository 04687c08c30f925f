import type { Integration, Poll } from '../../../../src-preload/contract'
import { Progress } from '../../../components/progress'
import { t } from '../../../texts'

/** Says which polls are under way, and how far: what is listed may be about to change. */
export function PollNote({ integrations }: { integrations: Integration[] }) {
  const polls = integrations.flatMap(({ poll }) => poll ?? [])
  if (polls.length === 0) return null
  return (
    <div className="rail-note">
      {polls.map((poll) => (
        <div key={poll.integrationId} className="stack-s">
          <span>{t('browser.pollNote.polling', { name: poll.integrationName })}</span>
          <Progress
            label={t('browser.pollNote.pollOf', { name: poll.integrationName })}
            value={typesDone(poll)}
            of={poll.types.length || null}
          />
        </div>
      ))}
    </div>
  )
}

function typesDone(poll: Poll): number {
  return poll.types.filter(({ status }) => status !== 'waiting' && status !== 'running').length
}
