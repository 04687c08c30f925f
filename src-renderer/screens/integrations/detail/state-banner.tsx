import { Link } from 'wouter'
import type { Integration } from '../../../../src-preload/contract'
import { Banner } from '../../../components/banner'
import { t } from '../../../texts'

/** What keeps the integration from being watched, and the way out. */
export function StateBanner({ integration }: { integration: Integration }) {
  const { id, enabled, ready, demo, reason, hint, connectorName } = integration
  if (!enabled)
    return (
      <Banner tone="info" title={t('integrations.stateBanner.disabledNothingIsPolled')}>
        {t('integrations.stateBanner.whatWasKnownIsKept')}
      </Banner>
    )
  if (ready) return null
  return (
    <Banner
      tone="critical"
      title={reason ?? t('integrations.stateBanner.couldNotBeRead', { connectorName })}
      actions={
        !demo && (
          <Link href={`/integrations/${id}/settings?field=token`} className="button">
            {t('integrations.stateBanner.replaceTheToken')}
          </Link>
        )
      }
    >
      {t('integrations.stateBanner.whatWasKnownBeforeIs', { hint: hint ?? '' })}
    </Banner>
  )
}
