import { Link } from 'wouter'
import type { Integration } from '../../../src-preload/contract'
import { Card } from '../../components/card'
import { RelativeTime } from '../../components/relative-time'
import { StatusBadge } from '../../components/status-badge'
import { PollProgress } from './poll-progress'

/** Who watches, whether they can, and when they look again; those in trouble first. */
export function IntegrationsHealth({ integrations }: { integrations: Integration[] }) {
  const sorted = [...integrations].sort((a, b) => trouble(b) - trouble(a))
  return (
    <Card title="Integrations" flush actions={<Link href="/integrations">All integrations</Link>}>
      <ul className="list">
        {sorted.map((integration) => (
          <li key={integration.id} className="health">
            <div className="spread">
              <Link href={`/integrations/${integration.id}/overview`} className="quiet-link truncate">
                {integration.name}
              </Link>
              <StatusBadge status={statusOf(integration)} />
            </div>
            <Watching integration={integration} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Watching({ integration }: { integration: Integration }) {
  if (integration.poll) return <PollProgress poll={integration.poll} />
  if (!integration.enabled) return <p className="faint small">Not polled until it is resumed.</p>
  return (
    <div className="stack-s small">
      {!integration.ready && <p>{integration.reason}</p>}
      <p className="facts">
        <span>
          Next poll <RelativeTime at={integration.nextPollAt} none="not planned" />
        </span>
        {integration.ready && <span>{integration.resources.toLocaleString()} resources</span>}
      </p>
    </div>
  )
}

function statusOf(integration: Integration) {
  if (!integration.enabled) return 'disabled'
  return integration.ready ? 'ready' : 'not-ready'
}

function trouble({ enabled, ready }: Integration): number {
  if (enabled) return ready ? 0 : 2
  return 1
}
