import { Compass } from 'lucide-react'
import type { Integration } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { EmptyState } from '../../../components/states'
import { type BrowserView, show } from './view'

/** The address names a type or an integration that is not there (any more). */
export function NotListed({ view, integrations }: { view: BrowserView; integrations: Integration[] }) {
  const gone = view.integration !== null && !integrations.some(({ id }) => id === view.integration)
  return (
    <EmptyState
      icon={<Compass size={20} aria-hidden />}
      title={gone ? 'This integration is not there any more' : `There is no resource type “${view.type}”`}
      actions={
        gone ? (
          <Button onClick={() => show({ ...view, integration: null, resource: null })}>
            Show all integrations
          </Button>
        ) : undefined
      }
    >
      {gone ? 'Its resources and their history went with it.' : 'Choose one on the left.'}
    </EmptyState>
  )
}
