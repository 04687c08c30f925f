import { type Integration, type Poll, severities } from '../../../../../src-preload/contract'
import { Figure } from '../../../../components/figure'
import { RelativeTime } from '../../../../components/relative-time'
import { SeverityCountsBadges } from '../../../../components/severity-badge'
import { pollProgress } from '../../../../state/poll-progress'
import { formatInterval } from '../../duration'

export function Figures({ integration, running }: { integration: Integration; running: Poll | null }) {
  const { id, findings, changes24h, enabled, nextPollAt, lastPollAt, intervalMinutes } = integration
  // Of a first poll, what has come in so far; later ones find what is there already.
  const resources = Math.max(
    integration.resources,
    running && lastPollAt === null ? pollProgress(running).listed : 0,
  )
  const open = severities.reduce((sum, severity) => sum + findings[severity], 0)
  return (
    <div className="figures integration-figures">
      <Figure label="Resources" value={resources} />
      <Figure label="Changes in 24 hours" value={changes24h} />
      <Figure
        label="Open findings"
        value={open}
        note={open > 0 && <SeverityCountsBadges counts={findings} />}
        to={`/integrations/${id}/rules`}
      />
      <Figure
        label="Next poll"
        value={
          <span className="integration-figure-time">
            {running ? 'Now' : enabled ? <RelativeTime at={nextPollAt} none="Not planned" /> : 'Paused'}
          </span>
        }
        note={`Every ${formatInterval(intervalMinutes)}`}
      />
    </div>
  )
}
