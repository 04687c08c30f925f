import { ExternalLink } from 'lucide-react'
import type { ConnectorInfo } from '../../../../src-preload/contract'
import { Banner } from '../../../components/banner'
import { vaultName, vaultWarning } from '../../../components/vault-text'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'

/** How to make the token, why it has to be such a strong one, and what becomes of it. */
export function TokenGuide({ connector }: { connector: ConnectorInfo }) {
  const { guide, name } = connector
  const vault = useCall('about', {}).data?.vault
  const warning = vault && vaultWarning(vault)
  return (
    <aside className="integration-guide" aria-label={t('integrations.tokenGuide.guide')}>
      <section className="stack-s">
        <h2>{t('integrations.tokenGuide.connect', { name })}</h2>
        <ol className="integration-steps">
          {guide.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        {guide.documentationUrl && (
          <a href={guide.documentationUrl} target="_blank" rel="noreferrer" className="row">
            {t('integrations.tokenGuide.sDocumentation', { name })}
            <ExternalLink size={13} aria-hidden />
          </a>
        )}
      </section>
      <section className="stack-s">
        <h2>{t('integrations.tokenGuide.whyThisAccess')}</h2>
        <p>{guide.whyThisAccess}</p>
      </section>
      {vault && (
        <section className="stack-s">
          <h2>{t('integrations.tokenGuide.whereTheTokenIsKept')}</h2>
          <p>{t('integrations.tokenGuide.onThisMachineItIs', { label: vaultName(vault) })}</p>
          {warning && (
            <Banner tone="medium" title={t('integrations.tokenGuide.knowBeforeYouPaste')}>
              {warning}
            </Banner>
          )}
        </section>
      )}
    </aside>
  )
}
