import type { Integration } from '../../../../src-preload/contract'
import { Progress } from '../../../components/progress'
import { RelativeTime } from '../../../components/relative-time'
import { pollFigures, pollProgress } from '../../../state/poll-progress'
import { useLogTypes } from '../../../state/resource-types'
import { t } from '../../../texts'
import { Rich } from '../../../texts/rich'

/** When it was last polled and will be next; while a poll is under way, how far it is. */
export function PollTimes({ integration }: { integration: Integration }) {
  const { poll, lastPollAt, nextPollAt, enabled, name } = integration
  const logs = useLogTypes()
  if (poll) {
    const { share, ended, types } = pollProgress(poll)
    const { listed } = pollFigures(poll, logs)
    return (
      <div className="integration-row-times">
        <span>
          <Rich
            text="integrations.pollTimes.polling"
            values={{ listed }}
            components={{ soft: <span className="soft" /> }}
          />
        </span>
        <Progress label={t('integrations.pollTimes.pollOf', { name })} value={share} of={1} />
        <span className="soft">{t('integrations.pollTimes.ofTypes', { ended, types })}</span>
      </div>
    )
  }
  return (
    <div className="integration-row-times">
      <span>
        <Rich
          text="integrations.pollTimes.polled"
          components={{
            soft: <span className="soft" />,
            time: <RelativeTime at={lastPollAt} none={t('integrations.pollTimes.never')} />,
          }}
        />
      </span>
      {enabled && (
        <span className="soft">
          <Rich
            text="integrations.pollTimes.next"
            components={{
              time: <RelativeTime at={nextPollAt} none={t('integrations.pollTimes.notPlanned')} />,
            }}
          />
        </span>
      )}
    </div>
  )
}
