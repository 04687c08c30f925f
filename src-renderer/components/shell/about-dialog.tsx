import { host } from '../../state/bridge'
import { useCall } from '../../state/use-call'
import { Banner } from '../banner'
import { Dialog } from '../dialog'
import { KeyValues } from '../key-values'
import { QueryView } from '../query-view'

export function AboutDialog({ open, onClose }: { open: boolean; onClose(): void }) {
  const about = useCall('about', open ? {} : null)
  return (
    <Dialog open={open} onClose={onClose} title="About Sightline" wide>
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
            {notice && <Banner tone="critical" title={notice} />}
            {vault.warning && <Banner tone="medium" title={vault.warning} />}
            <p className="soft">
              Only requests to your providers’ APIs leave this machine. There is no account, no server and no
              telemetry.
            </p>
          </div>
        )}
      </QueryView>
    </Dialog>
  )
}
