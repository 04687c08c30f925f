import { Plug } from 'lucide-react'
import { Link } from 'wouter'
import { Button } from '../../../components/button'
import { EmptyState } from '../../../components/states'
import { useConnectors } from '../../../state/connectors'
import { useExploreDemo } from '../actions'

export function NoIntegrations() {
  const connectors = useConnectors((state) => state.data)
  const { run, busy } = useExploreDemo()
  const only = connectors?.length === 1 ? connectors[0] : undefined
  return (
    <EmptyState
      icon={<Plug size={20} aria-hidden />}
      title="Connect your first workspace"
      actions={
        <>
          <Link
            href={only ? `/integrations/add/${encodeURIComponent(only.key)}` : '/integrations/add'}
            className="button button-primary"
          >
            {only ? `Connect ${only.name}` : 'Add integration'}
          </Link>
          <Button busy={busy} onClick={() => run()}>
            Explore a demo workspace
          </Button>
        </>
      }
    >
      Sightline reads who and what is in it, tells you what changes, and checks it against rules. It only
      reads, and keeps everything on this machine.
    </EmptyState>
  )
}
