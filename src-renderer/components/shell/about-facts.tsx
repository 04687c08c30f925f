import { host } from '../../state/bridge'
import { useCall } from '../../state/use-call'
import { Banner } from '../banner'
import { DamageBanner } from '../damage-banner'
import { KeyValues } from '../key-values'
import { QueryView } from '../query-view'

/** Which Sightline this is, where it keeps what it knows, and how it keeps tokens. */
export function AboutFacts() {
  const about = useCall('about', {})
  return (
    <QueryView state={about}>
      {({ version, dataDir, vault, notice }) => (
        <div className="stack">
          <KeyValues
            items={[
              ['Version', version],
              ['Running', host === 'desktop' ? 'as a desktop app' : 'in a browser'],
              ['Data folder', <code key="data">{dataDir}</code>],
              ['Tokens', vault.label],
            ]}
          />
          {notice && <DamageBanner notice={notice} />}
          {vault.warning && <Banner tone="medium" title={vault.warning} />}
          <p className="soft">
            Only requests to your providers’ APIs leave this machine. There is no account, no server and no
            telemetry.
          </p>
        </div>
      )}
    </QueryView>
  )
}
