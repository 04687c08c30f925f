import { Compass } from 'lucide-react'
import { Link } from 'wouter'
import { Page, PageHeader } from '../components/page'
import { EmptyState } from '../components/states'

export function NotFoundScreen() {
  return (
    <Page>
      <PageHeader title="Not here" />
      <EmptyState
        icon={<Compass size={20} aria-hidden />}
        title="There is no such page"
        actions={
          <Link href="/" className="button">
            Go home
          </Link>
        }
      >
        The address may be old, or what it named was deleted.
      </EmptyState>
    </Page>
  )
}
