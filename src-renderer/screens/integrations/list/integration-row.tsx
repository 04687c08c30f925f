import { Link } from 'wouter'
import type { Integration } from '../../../../src-preload/contract'
import { SeverityCountsBadges } from '../../../components/severity-badge'
import { IntegrationStatus } from '../../../components/status-badge'
import { Switch } from '../../../components/switch'
import { Tags } from '../../../components/tags-field'
import { t } from '../../../texts'
import { Rich } from '../../../texts/rich'
import { useSetEnabled } from '../actions'
import { IntegrationMark } from '../integration-mark'
import { PollTimes } from './poll-times'
import { RowMenu } from './row-menu'

/** One integration at a glance. The name's link covers the row; switch and menu lie above it. */
export function IntegrationRow({ integration }: { integration: Integration }) {
  const { id, name, connectorName, workspaceName, demo, enabled, ready, tags, resources, lastGoodPollAt } =
    integration
  const setEnabled = useSetEnabled(id)
  return (
    <li className="integration-row">
      <IntegrationMark name={connectorName} demo={demo} />
      <div className="integration-row-about">
        <Link href={`/integrations/${id}`} className="covering-link integration-row-name">
          {name}
        </Link>
        <span className="soft small truncate">
          {[workspaceName, connectorName].filter(Boolean).join(' · ')}
        </span>
        <Tags tags={tags} />
      </div>
      <div className="integration-row-status">
        <IntegrationStatus integration={integration} />
        {enabled && !ready && (
          <span className="small integration-row-reason">
            {integration.reason} <span className="soft">{integration.hint}</span>
          </span>
        )}
      </div>
      <div className="integration-row-counts">
        <span className="nowrap">
          <Rich
            text="integrations.integrationRow.resources"
            count={resources}
            components={{ soft: <span className="soft" /> }}
          />
        </span>
        <SeverityCountsBadges
          counts={integration.findings}
          none={t(`integrations.integrationRow.${lastGoodPollAt === null ? 'notChecked' : 'noFindings'}`)}
        />
      </div>
      <PollTimes integration={integration} />
      <div className="integration-row-controls">
        <Switch
          label={t('integrations.integrationRow.enabled', { name })}
          checked={enabled}
          disabled={setEnabled.busy}
          onChange={(checked) => setEnabled.run(checked)}
        />
        <RowMenu integration={integration} />
      </div>
    </li>
  )
}
