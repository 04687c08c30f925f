import { Compass } from 'lucide-react'
import { Link } from 'wouter'
import { Page, PageHeader } from '../components/page'
import { EmptyState } from '../components/states'
import { t } from '../texts'

export function NotFoundScreen() {
  return (
    <Page>
      <PageHeader title={t('components.notFound.notHere')} />
      <EmptyState
        icon={<Compass size={20} aria-hidden />}
        title={t('components.notFound.thereIsNoSuchPage')}
        actions={
          <Link href="/" className="button">
            {t('components.notFound.goHome')}
          </Link>
        }
      >
        {t('components.notFound.theAddressMayBeOld')}
      </EmptyState>
    </Page>
  )
}
