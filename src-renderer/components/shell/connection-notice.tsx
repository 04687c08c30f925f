import { useConnection } from '../../state/connection'
import { t } from '../../texts'
import { Banner } from '../banner'

/** Says when the engine can't be reached. Put it on top of every window. */
export function ConnectionNotice() {
  const state = useConnection((connection) => connection.state)
  if (state === 'lost') return <Banner bar tone="medium" title={t('shell.connection.lost')} />
  if (state === 'ended') return <Banner bar tone="critical" title={t('shell.connection.ended')} />
  return null
}
