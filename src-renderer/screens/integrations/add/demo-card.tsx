import { ArrowRight } from 'lucide-react'
import { Link } from 'wouter'
import { Button } from '../../../components/button'
import { useIntegrations } from '../../../state/integrations'
import { useExploreDemo } from '../actions'
import { IntegrationMark } from '../integration-mark'

/** The built-in demo, for those who have no token at hand; there is at most one. */
export function DemoCard() {
  const demo = useIntegrations((state) => state.data?.find((integration) => integration.demo))
  const { run, busy } = useExploreDemo()
  return (
    <div className="catalog-card">
      <IntegrationMark name="Demo workspace" demo />
      <h2>Demo workspace</h2>
      <p className="soft">
        A made-up company on this machine alone, with people who come and go. Needs no token and no network.
      </p>
      <p>
        {demo ? (
          <Link href={`/integrations/${demo.id}`} className="button">
            Open the demo workspace
            <ArrowRight size={15} aria-hidden />
          </Link>
        ) : (
          <Button busy={busy} onClick={() => run()}>
            Explore a demo workspace
          </Button>
        )}
      </p>
    </div>
  )
}
