import { Link } from 'wouter'
import type { Integration } from '../../../../src-preload/contract'
import { Banner } from '../../../components/banner'

/** What keeps the integration from being watched, and the way out. */
export function StateBanner({ integration }: { integration: Integration }) {
  const { id, enabled, ready, demo, reason, hint, connectorName } = integration
  if (!enabled)
    return (
      <Banner tone="info" title="Disabled: nothing is polled until you enable it again">
        What was known is kept, and can be read as before.
      </Banner>
    )
  if (ready) return null
  return (
    <Banner
      tone="critical"
      title={reason ?? `${connectorName} could not be read.`}
      actions={
        !demo && (
          <Link href={`/integrations/${id}/settings?field=token`} className="button">
            Replace the token
          </Link>
        )
      }
    >
      {hint} What was known before is kept.
    </Banner>
  )
}
