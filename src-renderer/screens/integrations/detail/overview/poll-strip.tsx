import type { Integration, Poll } from '../../../../../src-preload/contract'
import { Button } from '../../../../components/button'
import { Progress } from '../../../../components/progress'
import { RelativeTime } from '../../../../components/relative-time'
import { StatusBadge } from '../../../../components/status-badge'
import { pollFigures, pollProgress } from '../../../../state/poll-progress'
import { useLogTypes } from '../../../../state/resource-types'
import { t } from '../../../../texts'
import { Rich } from '../../../../texts/rich'
import { useCancelPoll } from '../../actions'
import { Changes } from '../changes'
import { Elapsed } from '../elapsed'

/** The poll under way with its progress, or how the last one ended. */
export function PollStrip({ integration, poll }: { integration: Integration; poll: Poll | null }) {
  if (!poll)
    return (
      <section className="integration-strip" aria-label={t('integrations.pollStrip.lastPoll')}>
        <span className="soft">
          {integration.enabled
            ? t('integrations.pollStrip.theFirstPollIsAbout')
            : t('integrations.pollStrip.itWasNeverPolled')}
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
  const { share, ended, types } = pollProgress(poll)
  const { listed } = pollFigures(poll, useLogTypes())
  const cancel = useCancelPoll(integration.id)
  const title = poll.trigger === 'first' ? t('integrations.pollStrip.firstPoll') : t('common.poll')
  return (
    <section className="integration-strip" aria-label={t('integrations.pollStrip.pollUnderWay')}>
      <div className="spread">
        <div className="row-wrap">
          <StatusBadge status="poll-running" />
          <strong>{title}</strong>
          <span className="soft">
            <Rich
              text="integrations.pollStrip.ofTypes"
              values={{
                ended,
                types,
                resources: t('common.counts.resource', { count: listed }),
                requests: t('common.counts.request', { count: poll.requests }),
              }}
              components={{ elapsed: <Elapsed since={poll.startedAt} /> }}
            />
          </span>
        </div>
        <Button size="small" busy={cancel.busy} onClick={() => cancel.run()}>
          {t('common.cancel')}
        </Button>
      </div>
      <Progress
        label={t('integrations.pollStrip.of', { title, name: integration.name })}
        value={share}
        of={1}
      />
    </section>
  )
}

function EndedPoll({ poll, saidElsewhere }: { poll: Poll; saidElsewhere: string | null }) {
  const { listed, logEntries } = pollFigures(poll, useLogTypes())
  const title =
    poll.trigger === 'first' ? t('integrations.pollStrip.firstPoll') : t('integrations.pollStrip.lastPoll')
  return (
    <section className="integration-strip" aria-label={t('integrations.pollStrip.lastPoll')}>
      <div className="row-wrap">
        <StatusBadge status={`poll-${poll.status}`} />
        <strong>{title}</strong>
        <span className="soft">
          <Rich
            text="integrations.pollStrip.listedIn"
            values={{
              resources: t('common.counts.resource', { count: listed }),
              requests: t('common.counts.request', { count: poll.requests }),
            }}
            components={{
              time: <RelativeTime at={poll.finishedAt ?? poll.startedAt} />,
              elapsed: <Elapsed since={poll.startedAt} until={poll.finishedAt} />,
            }}
          />
        </span>
        {poll.trigger !== 'first' && listed > 0 && <Changes poll={poll} />}
        {poll.trigger !== 'first' && logEntries > 0 && (
          <span className="soft">{t('integrations.changes.logEntries', { count: logEntries })}</span>
        )}
      </div>
      {poll.reason && poll.reason !== saidElsewhere && <p className="small soft">{poll.reason}</p>}
    </section>
  )
}
