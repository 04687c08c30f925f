import { Link } from 'wouter'
import type { Integration } from '../../../../src-preload/contract'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { t } from '../../../texts'
import { useSync } from '../actions'
import { customRegion } from '../form/place'

/** What keeps the integration from being watched, and the way out. */
export function StateBanner({ integration }: { integration: Integration }) {
  const { enabled, ready, reason, hint, connectorName } = integration
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
      actions={<WaysOut integration={integration} />}
    >
      {t('integrations.stateBanner.whatWasKnownBeforeIs', { hint: hint ?? '' })}
    </Banner>
  )
}

/** What its kind of problem is solved by; the first is what most likely helps. */
function WaysOut({ integration: { id, code, demo, region } }: { integration: Integration }) {
  const sync = useSync(id)
  const setting = (field: string, text: string) => (
    <Link href={`/integrations/${id}/settings?field=${field}`} className="button">
      {text}
    </Link>
  )
  const kind = demo ? 'passing' : kindOf(code)
  if (kind === 'token') return setting('token', t('integrations.stateBanner.replaceTheToken'))
  if (kind === 'region') return setting('region', t('integrations.stateBanner.changeTheRegion'))
  return (
    <>
      <Button busy={sync.busy} onClick={() => sync.run()}>
        {t('common.states.retry')}
      </Button>
      {kind === 'vault' && setting('token', t('integrations.stateBanner.replaceTheToken'))}
      {kind === 'network' && (
        <>
          {region === customRegion && setting('apiUrl', t('integrations.stateBanner.editTheApiUrl'))}
          <Link href="/settings/network" className="button">
            {t('integrations.stateBanner.networkSettings')}
          </Link>
        </>
      )}
    </>
  )
}

function kindOf(code: string | null): 'token' | 'vault' | 'region' | 'network' | 'passing' {
  switch (code) {
    case 'wrong-token':
    case 'missing-permission':
    case 'wrong-workspace':
    case 'no-such-secret':
      return 'token'
    // The token is there, behind a passphrase or a keyring that is to be opened.
    case 'vault-locked':
      return 'vault'
    case 'wrong-region':
      return 'region'
    case 'no-network':
    case 'not-the-api':
    case 'not-found':
      return 'network'
    default:
      return 'passing'
  }
}
