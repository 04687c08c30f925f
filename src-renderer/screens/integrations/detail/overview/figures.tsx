import type { Integration, Poll } from '../../../../../src-preload/contract'
import { severities } from '../../../../../src-preload/words'
import { Figure } from '../../../../components/figure'
import { RelativeTime } from '../../../../components/relative-time'
import { SeverityCountsBadges } from '../../../../components/severity-badge'
import { pollFigures } from '../../../../state/poll-progress'
import { useLogTypes } from '../../../../state/resource-types'
import { t } from '../../../../texts'
import { formatInterval } from '../../interval'

export function Figures({ integration, running }: { integration: Integration; running: Poll | null }) {
  const { id, findings, changes24h, enabled, nextPollAt, lastPollAt, lastGoodPollAt, intervalMinutes } =
    integration
  const logs = useLogTypes()
  // Of a first poll, what has come in so far; later ones find what is there already.
  const resources = Math.max(
    integration.resources,
    running && lastPollAt === null ? pollFigures(running, logs).listed : 0,
  )
  const open = severities.reduce((sum, severity) => sum + findings[severity], 0)
  return (
    <div className="figures integration-figures">
      <Figure label={t('common.resources')} value={resources} />
      <Figure label={t('integrations.figures.changesIn24Hours')} value={changes24h} />
      <Figure
        label={t('common.openFindings')}
        // None before anything was checked is no good news.
        value={lastGoodPollAt === null ? '–' : open}
        note={
          lastGoodPollAt === null
            ? t('integrations.figures.afterTheFirstPoll')
            : open > 0 && <SeverityCountsBadges counts={findings} />
        }
        to={`/integrations/${id}/rules`}
      />
      <Figure
        label={t('integrations.figures.nextPoll')}
        value={
          <span className="integration-figure-time">
            {running ? (
              t('common.now')
            ) : (
              <RelativeTime at={enabled ? nextPollAt : null} none={t('integrations.figures.notPlanned')} />
            )}
          </span>
        }
        note={t('integrations.figures.every', { interval: formatInterval(intervalMinutes) })}
      />
    </div>
  )
}
