import { host } from '../../state/bridge'
import { useCall } from '../../state/use-call'
import { t } from '../../texts'
import { Banner } from '../banner'
import { CopyButton } from '../copy-button'
import { DamageBanner } from '../damage-banner'
import { KeyValues } from '../key-values'
import { QueryView } from '../query-view'
import { vaultName, vaultWarning } from '../vault-text'

/** Which Sightline this is, what it runs on, where it keeps what it knows, and how it keeps tokens. */
export function AboutFacts() {
  const about = useCall('about', {})
  return (
    <QueryView state={about}>
      {({ version, runs, schemaVersion, dataDir, vault, notice }) => {
        const facts: [string, string][] = [
          [t('shell.about.version'), version],
          [t('shell.about.running'), t(`shell.about.hosts.${host}`)],
          ...runs.map(({ name, version: its }): [string, string] => [name, its]),
          [t('shell.about.database'), t('shell.about.schema', { version: schemaVersion })],
          [t('shell.about.tokens'), vaultName(vault)],
        ]
        const warning = vaultWarning(vault)
        const all = [...facts, [t('shell.about.dataFolder'), dataDir]]
        return (
          <div className="stack">
            <div className="spread">
              <KeyValues
                items={[...facts, [t('shell.about.dataFolder'), <code key="data">{dataDir}</code>]]}
              />
              <CopyButton
                label={t('shell.about.copy')}
                text={all.map(([name, value]) => `${name}: ${value}`).join('\n')}
              />
            </div>
            {notice && <DamageBanner notice={notice} />}
            {warning && <Banner tone="medium" title={warning} />}
            <p className="soft">{t('shell.about.leaves')}</p>
          </div>
        )
      }}
    </QueryView>
  )
}
