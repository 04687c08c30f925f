import { host } from '../../state/bridge'
import { useCall } from '../../state/use-call'
import { t } from '../../texts'
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
              [t('shell.about.version'), version],
              [t('shell.about.running'), t(`shell.about.hosts.${host}`)],
              [t('shell.about.dataFolder'), <code key="data">{dataDir}</code>],
              [t('shell.about.tokens'), vault.label],
            ]}
          />
          {notice && <DamageBanner notice={notice} />}
          {vault.warning && <Banner tone="medium" title={vault.warning} />}
          <p className="soft">{t('shell.about.leaves')}</p>
        </div>
      )}
    </QueryView>
  )
}
