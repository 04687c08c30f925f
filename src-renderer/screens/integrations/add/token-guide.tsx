import { ExternalLink } from 'lucide-react'
import type { ConnectorInfo } from '../../../../src-preload/contract'
import { Banner } from '../../../components/banner'
import { useCall } from '../../../state/use-call'

/** How to make the token, why it has to be such a strong one, and what becomes of it. */
export function TokenGuide({ connector }: { connector: ConnectorInfo }) {
  const { guide, name } = connector
  const vault = useCall('about', {}).data?.vault
  return (
    <aside className="integration-guide" aria-label="Guide">
      <section className="stack-s">
        <h2>Make a token in {name}</h2>
        <ol className="integration-steps">
          {guide.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <a href={guide.documentationUrl} target="_blank" rel="noreferrer" className="row">
          {name}’s documentation
          <ExternalLink size={13} aria-hidden />
        </a>
      </section>
      <section className="stack-s">
        <h2>Why this access?</h2>
        <p>{guide.whyThisAccess}</p>
      </section>
      {vault && (
        <section className="stack-s">
          <h2>Where the token is kept</h2>
          <p>
            On this machine: {vault.label}. It is in no log, no export and not in the database, and no screen
            shows it again.
          </p>
          {vault.warning && (
            <Banner tone="medium" title="Know before you paste">
              {vault.warning}
            </Banner>
          )}
        </section>
      )}
    </aside>
  )
}
