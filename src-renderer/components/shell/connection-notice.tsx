import { useConnection } from '../../state/connection'
import { Banner } from '../banner'

/** Says when the engine can't be reached. Put it on top of every window. */
export function ConnectionNotice() {
  const state = useConnection((connection) => connection.state)
  if (state === 'lost')
    return <Banner bar tone="medium" title="Lost connection to Sightline. Trying again…" />
  if (state === 'ended')
    return (
      <Banner
        bar
        tone="critical"
        title="This page’s session has ended. Open the address that Sightline printed in its terminal."
      />
    )
  return null
}
